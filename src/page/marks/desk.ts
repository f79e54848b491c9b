import type { Overlay } from '@/page/overlay';
import { readDictionary, watchDictionary } from '@/store/dictionary';
import { Checker, type CheckParagraphs } from './checker';
import { OwnWords } from './own-words';
import type { SpellingDesk } from './spelling';
import { Underlines } from './underlines';

/** Words not to correct while typing, in lower case, for as long as their field lives. */
const refused = new WeakMap<HTMLElement, Set<string>>();

function refusedIn(field: HTMLElement): Set<string> {
  const words = refused.get(field) ?? new Set();
  refused.set(field, words);
  return words;
}

/** What the fields of a frame need to have their spelling checked, until the signal aborts. */
export function spellingDesk(
  overlay: Overlay,
  {
    check,
    addWord,
    correctsWhileTyping,
  }: { check: CheckParagraphs; addWord: (word: string) => void; correctsWhileTyping: boolean },
  signal: AbortSignal,
): SpellingDesk {
  const desk: SpellingDesk = {
    overlay,
    underlines: new Underlines(),
    checker: new Checker(check),
    ownWords: new OwnWords(),
    ...(correctsWhileTyping && { refusedIn }),
    addWord,
    onShown: () => {},
  };
  let dictionary = '';
  const setDictionary = (words: readonly string[]): void => {
    const changed = words.join('\n');
    if (signal.aborted || changed === dictionary) return; // Nothing to check again.
    dictionary = changed;
    desk.ownWords.setDictionary(words);
    desk.checker.forget();
    desk.current?.refresh();
  };
  watchDictionary(setDictionary, signal);
  readDictionary().then(setDictionary, () => {}); // The worker leaves its words out too.
  return desk;
}
