import { tokenTexts } from '@/text/tokens';

/** When a suggestion is shown. A word of which nothing is typed is the least sure and disturbs the most. */
export interface Gate {
  /** Least probability of the first word by how many letters of it are typed; the last stands for more letters too. */
  word: readonly number[];
  /** Least probability of all words together where there are more. */
  following: number;
  /** Fewest characters worth a key. */
  leastCharacters: number;
}

/**
 * Set so that of what is shown about seven first words in ten are right, by the gate table of `npm run eval next-word`:
 *
 *   letters typed   shown from   at so many places   first word right
 *   none            .60           3 %                .73
 *   1               .60          17 %                .70
 *   2               .55          22 %                .72
 *   3 and more      .45          47 %                .72
 *
 * Typing sentences of Brown with it saves 16 % of the keys, and 8 % of the letters are typed beside a wrong suggestion.
 */
export const GATE: Gate = { word: [0.6, 0.6, 0.55, 0.45], following: 0.5, leastCharacters: 2 };

/** The threshold for a word of which so many letters are typed. */
export function leastProbability({ word }: Gate, letters: number): number {
  return word[Math.min(letters, word.length - 1)]!;
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
