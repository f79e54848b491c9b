import type { Suggestion } from '@/predict/complete';
import type { Position } from './positions';

/** Candidates for the word of a position that begins with the letters typed, best first. No letter asks for the next word. */
export type Predict = (position: Position, letters: string) => Suggestion[];

export interface NextWordScore {
  /** Positions with a word that follows. */
  rows: number;
  top1: number;
  top3: number;
  top5: number;
  /** The same over the positions with no letter typed. */
  empty: { rows: number; top1: number; top3: number; top5: number };
  /** Keystroke savings with one and with three candidates shown. */
  ks1: number;
  ks3: number;
  /** Precision of the best candidate over the positions where it is most probable, by the share of positions. */
  precision: Record<string, number>;
  /** The probability that makes a coverage of .36. */
  threshold: number;
  /** Positions where nothing should be shown, and how many of them reach the threshold. */
  quiet: { rows: number; shown: number };
  calls: number;
}

export const COVERAGES = [0.05, 0.1, 0.2, 0.36, 0.5] as const;
const MAIN_COVERAGE = 0.36;

/**
 * Scores a predictor as the public `nextword.py` does. The typist types letters until the word is shown, then presses Tab, which
 * inserts word and space (one keystroke); a word never shown costs its letters and the space. Savings = 1 - keystrokes / characters.
 */
export function scoreNextWord(positions: Position[], predict: Predict): NextWordScore {
  const hits = [0, 0, 0];
  const emptyHits = [0, 0, 0];
  const shown: { p: number; right: boolean }[] = [];
  const quiet: number[] = [];
  const typed = { one: 0, three: 0, characters: 0 };
  let emptyRows = 0;
  let calls = 0;
  const ask: Predict = (position, letters) => {
    calls++;
    return predict(position, letters);
  };
  for (const position of positions) {
    const { prefix, word } = position;
    const first = ask(position, prefix);
    if (word === undefined) {
      quiet.push(first[0]?.p ?? 0);
      continue;
    }
    const rank = first.findIndex((candidate) => candidate.word === word);
    const found = [rank === 0, rank >= 0 && rank < 3, rank >= 0 && rank < 5];
    for (const [i, hit] of found.entries()) if (hit) hits[i]!++;
    if (!prefix) {
      emptyRows++;
      for (const [i, hit] of found.entries()) if (hit) emptyHits[i]!++;
    }
    shown.push({ p: first[0]?.p ?? 0, right: rank === 0 });
    const cost = keystrokes(word, prefix, first, (letters) => ask(position, letters));
    typed.one += cost.one;
    typed.three += cost.three;
    typed.characters += cost.characters;
  }
  const rows = shown.length;
  shown.sort((a, b) => b.p - a.p);
  const main = roundHalfEven(MAIN_COVERAGE * rows);
  const threshold = main ? shown[main - 1]!.p : 1;
  const share = (count: number, of: number): number => count / Math.max(of, 1);
  return {
    rows,
    top1: share(hits[0]!, rows),
    top3: share(hits[1]!, rows),
    top5: share(hits[2]!, rows),
    empty: {
      rows: emptyRows,
      top1: share(emptyHits[0]!, emptyRows),
      top3: share(emptyHits[1]!, emptyRows),
      top5: share(emptyHits[2]!, emptyRows),
    },
    ks1: typed.characters ? 1 - typed.one / typed.characters : 0,
    ks3: typed.characters ? 1 - typed.three / typed.characters : 0,
    precision: Object.fromEntries(
      COVERAGES.map((coverage) => [coverage, precisionOfBest(shown, roundHalfEven(coverage * rows))]),
    ),
    threshold,
    quiet: { rows: quiet.length, shown: quiet.filter((p) => p >= threshold).length },
    calls,
  };
}

function precisionOfBest(shown: { right: boolean }[], count: number): number {
  return shown.slice(0, count).filter(({ right }) => right).length / Math.max(count, 1);
}

function keystrokes(word: string, prefix: string, first: Suggestion[], ask: (letters: string) => Suggestion[]) {
  const letters = Array.from(word);
  const start = Array.from(prefix).length;
  const characters = letters.length - start + 1;
  let one: number | undefined;
  let three: number | undefined;
  for (let k = start; k < letters.length && (one === undefined || three === undefined); k++) {
    const candidates = k === start ? first : ask(letters.slice(0, k).join(''));
    const rank = candidates.findIndex((candidate) => candidate.word === word);
    if (one === undefined && rank === 0) one = k - start + 1;
    if (three === undefined && rank >= 0 && rank < 3) three = k - start + 1;
  }
  return { one: one ?? characters, three: three ?? characters, characters };
}

/** Python's `round`: halves go to the even neighbour. */
export function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  if (value - floor !== 0.5) return Math.round(value);
  return floor % 2 ? floor + 1 : floor;
}
