import { isControl } from '@/page/fields';
import type { Overlay } from '@/page/overlay';
import { readDictionary, watchDictionary } from '@/store/dictionary';
import { Checker, type CheckParagraphs, type Reconsider } from './checker';
import { ControlText } from './control-text';
import { EditorText } from './editor-text';
import { OwnWords } from './own-words';
import { SpelledFields } from './spelled-fields';
import { Spelling } from './spelling';
import { Underlines } from './underlines';

/** What the fields of a frame share. */
export interface SpellingDesk {
  overlay: Overlay;
  underlines: Underlines;
  checker: Checker;
  ownWords: OwnWords;
  fields: SpelledFields;
  /** Where sure corrections are made while typing: the words not to correct in a field, in lower case. */
  refusedIn?: (field: HTMLElement) => Set<string>;
  addWord(word: string): void;
  /** Leaves a word alone in all fields, from now on. */
  ignore(word: string): void;
  /** Something of the spelling now stands where a completion may be. */
  onShown(): void;
  /** The one of the field that has the focus. */
  current?: Spelling;
}

/** Words not to correct while typing, in lower case, for as long as their field lives. */
const refused = new WeakMap<HTMLElement, Set<string>>();

function refusedIn(field: HTMLElement): Set<string> {
  const words = refused.get(field) ?? new Set();
  refused.set(field, words);
  return words;
}

/** What is asked of the worker, and how the person wants it. */
export interface SpellingWork {
  check: CheckParagraphs;
  reconsider: Reconsider;
  addWord(word: string): void;
  /** The words that are ignored on this site. */
  ignored(): Promise<string[]>;
  ignore(word: string): void;
  correctsWhileTyping: boolean;
}

/** What the fields of a frame need to have their spelling checked, until the signal aborts. */
export function spellingDesk(
  overlay: Overlay,
  { check, reconsider, addWord, ignored, ignore, correctsWhileTyping }: SpellingWork,
  signal: AbortSignal,
): SpellingDesk {
  const desk: SpellingDesk = {
    overlay,
    underlines: new Underlines(),
    checker: new Checker(check, reconsider),
    ownWords: new OwnWords(),
    fields: new SpelledFields((element) => {
      void learnIgnored();
      const text = isControl(element) ? new ControlText(element, overlay) : new EditorText(element);
      return new Spelling(text, desk);
    }, signal),
    ...(correctsWhileTyping && { refusedIn }),
    addWord,
    ignore: (word) => {
      desk.ownWords.ignore(word);
      desk.fields.refresh();
      ignore(word);
    },
    onShown: () => {},
  };
  let isIgnoredKnown = false;
  /** When the first field of the frame needs it. */
  const learnIgnored = async (): Promise<void> => {
    if (isIgnoredKnown) return;
    isIgnoredKnown = true;
    const words = await ignored().catch(() => []); // Then they are flagged once more.
    if (words.length === 0 || signal.aborted) return;
    desk.ownWords.ignore(...words);
    desk.fields.refresh();
  };
  let dictionary = '';
  const setDictionary = (words: readonly string[]): void => {
    const changed = words.join('\n');
    if (signal.aborted || changed === dictionary) return; // Nothing to check again.
    dictionary = changed;
    desk.ownWords.setDictionary(words);
    desk.checker.forget();
    desk.fields.refresh();
  };
  watchDictionary(setDictionary, signal);
  readDictionary().then(setDictionary, () => {}); // The worker leaves its words out too.
  return desk;
}
