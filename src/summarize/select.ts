import { cosinesWith, type SparseRows } from './vectors';

/** Values scaled to 0 … 1; all 0 where they do not differ. */
export function scaled(values: Float64Array): Float64Array {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return high > low ? values.map((value) => (value - low) / (high - low)) : new Float64Array(values.length);
}

/** What a row leans on: nothing, the row before it, or what is no row. */
export type Leaning = 'stands' | 'on-last' | 'on-none';

export interface Selection {
  /** How many to take at most. */
  count: number;
  /** How much the score counts against being like one that was taken, 0 … 1. */
  relevance: number;
  /** The group of each row, and what is taken off a row for each one of its group that was taken. */
  groups: readonly number[];
  crowding: number;
  /** Rows that say little without another: until that one is taken, they come after almost all others. */
  leans: readonly Leaning[];
}

const LEANING = 1;
/** Two sentences with a larger cosine say the same. */
const SAME = 0.8;

/**
 * Maximal marginal relevance (Carbonell and Goldstein 1998): takes, again and again, the row with the largest
 * relevance · score − (1 − relevance) · largest cosine to one that was taken. Scores are scaled first. Yields the rows in the order
 * of taking.
 */
export function* selectDiverse(
  vectors: SparseRows,
  scores: Float64Array,
  { count, relevance, groups, crowding, leans }: Selection,
): Generator<number> {
  const worth = scaled(scores);
  const nearest = new Float64Array(worth.length);
  const crowd = new Map<number, number>();
  const isTaken = new Uint8Array(worth.length);
  for (let taken = 0; taken < count; taken++) {
    let best = -1;
    let most = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < worth.length; i++) {
      if (isTaken[i] || nearest[i]! > SAME) continue;
      const isAlone = leans[i] === 'on-none' || (leans[i] === 'on-last' && !isTaken[i - 1]);
      const lone = isAlone ? LEANING : 0;
      const value = relevance * (worth[i]! - lone - crowding * (crowd.get(groups[i]!) ?? 0)) - (1 - relevance) * nearest[i]!;
      if (value > most) {
        most = value;
        best = i;
      }
    }
    if (best < 0) return;
    isTaken[best] = 1;
    crowd.set(groups[best]!, (crowd.get(groups[best]!) ?? 0) + 1);
    const cosines = cosinesWith(vectors, best, 0, worth.length);
    for (let i = 0; i < nearest.length; i++) nearest[i] = Math.max(nearest[i]!, cosines[i]!);
    yield best;
  }
}
