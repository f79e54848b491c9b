import { tokenTexts } from '@/text/tokens';

/**
 * When a suggestion is shown: its probability must reach a threshold, set from measured precision (README, "Numbers"), not
 * by taste. A word that was begun is surer than one of which nothing is typed, and a wrong guess there disturbs less.
 */
export interface Gate {
  /** Least probability of the rest of a word that was begun. */
  word: number;
  /** Least probability of whole words that were not begun, alone or together with what comes before them. */
  nextWord: number;
  /** Fewest characters worth a key. */
  leastCharacters: number;
}

export const GATE: Gate = { word: 0.6, nextWord: 0.45, leastCharacters: 2 };

/** The part of a suggestion that does not repeat what stands after the caret; empty where nothing is left or fits. */
export function withoutRepetition(text: string, after: string): string {
  if (/^[\p{L}\p{N}_]/u.test(after)) return ''; // The caret is inside a word.
  const next = tokenTexts(after.slice(0, 80))[0]?.toLowerCase();
  if (next === undefined) return text;
  // Words are offered up to the one that stands there already.
  const pieces = text.match(/\s*\S+/gu) ?? [];
  const repeated = pieces.findIndex((piece) => piece.trim().toLowerCase() === next);
  return repeated < 0 ? text : pieces.slice(0, repeated).join('');
}
