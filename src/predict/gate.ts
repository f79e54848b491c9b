import { tokenTexts } from '@/text/tokens';

/**
 * When a suggestion is shown: its probability must reach a threshold, set from measured precision and not by taste. A word of which
 * nothing is typed is the least sure and disturbs the most, so it must be likelier by itself than anything else is.
 */
export interface Gate {
  /** Least probability of a word of which nothing is typed. */
  nextWord: number;
  /** Of the rest of a word with one or two letters typed. */
  begun: number;
  /** Of the rest of a word with more letters typed. */
  known: number;
  /** Of a whole suggestion that goes on after its first word. */
  following: number;
  /** Fewest characters worth a key. */
  leastCharacters: number;
}

export const GATE: Gate = { nextWord: 0.6, begun: 0.55, known: 0.45, following: 0.5, leastCharacters: 2 };

/** The threshold for a word of which so many letters are typed. */
export function leastProbability(gate: Gate, letters: number): number {
  if (letters === 0) return gate.nextWord;
  return letters < 3 ? gate.begun : gate.known;
}

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
