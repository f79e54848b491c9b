import type { Engine } from '@/engine/engine';
import type { Sentence } from '../brown';
import { straightQuotes } from '../tokens';
import { goesOn } from './gate';

export interface TypingScore {
  sentences: number;
  /** Characters of the texts, and keys pressed for them: letters, Tab, Ctrl+→. */
  characters: number;
  keystrokes: number;
  /** 1 - keystrokes / characters. */
  savings: number;
  /** Completions taken whole, and of which only the first word was taken. */
  whole: number;
  firstWord: number;
  /** Share of the letters that were typed while something wrong was visible. */
  disturbed: number;
  /** Share of the keys before which something was visible, and how much of that was right in its first word. */
  coverage: number;
  precision: number;
}

/**
 * Types sentences with what the gate shows: a completion that is right is taken whole (Tab), one whose first word is right by that
 * word (Ctrl+→), anything else is typed over. Each key counts one.
 */
export function scoreTyping(sentences: Sentence[], count: number, engine: Engine): TypingScore {
  const step = Math.max(1, sentences.length / count);
  const score = { sentences: 0, characters: 0, keystrokes: 0, whole: 0, firstWord: 0 };
  let letters = 0;
  let disturbed = 0;
  let visible = 0;
  let right = 0;
  for (let i = 0; score.sentences < Math.min(count, sentences.length); i += step) {
    const at = Math.floor(i);
    const { file, text } = sentences[at]!;
    const previous = sentences[at - 1];
    const before = previous?.file === file ? `${previous.text} ` : '';
    const typed = straightQuotes(text);
    score.sentences++;
    score.characters += typed.length;
    for (let caret = 0; caret < typed.length; score.keystrokes++) {
      const shown = engine.complete({ before: before + typed.slice(0, caret) }).shown?.text ?? '';
      const word = /^\s*\S+/.exec(shown)?.[0] ?? '';
      const follows = typed.slice(caret);
      if (word) visible++;
      if (word && goesOn(follows, word)) right++;
      if (shown && goesOn(follows, shown)) {
        score.whole++;
        caret += shown.length;
      } else if (word && word !== shown && goesOn(follows, word)) {
        score.firstWord++;
        caret += word.length;
      } else {
        letters++;
        if (shown) disturbed++;
        caret++;
      }
    }
  }
  const share = (part: number, whole: number): number => part / Math.max(1, whole);
  return {
    ...score,
    savings: 1 - share(score.keystrokes, score.characters),
    disturbed: share(disturbed, letters),
    coverage: share(visible, score.keystrokes),
    precision: share(right, visible),
  };
}
