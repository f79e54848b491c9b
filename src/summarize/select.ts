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

/**
 * Maximal marginal relevance (Carbonell and Goldstein 1998): takes, again and again, the row with the largest
 * relevance · score − (1 − relevance) · largest cosine to one that was taken, and less `crowding` for each taken one of its group.
 * Indices in the order of taking; scores are scaled first.
 */
export function selectDiverse(
  vectors: SparseRows,
  scores: Float64Array,
  { count, relevance, groups, crowding = 0 }: { count: number; relevance: number; groups?: readonly number[]; crowding?: number },
): number[] {
  const worth = scaled(scores);
  const nearest = new Float64Array(worth.length);
  const crowd = new Map<number, number>();
  const taken: number[] = [];
  const isTaken = new Uint8Array(worth.length);
  while (taken.length < Math.min(count, worth.length)) {
    let best = -1;
    let most = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < worth.length; i++) {
      if (isTaken[i]) continue;
      const value =
        relevance * worth[i]! - (1 - relevance) * nearest[i]! - crowding * (groups ? (crowd.get(groups[i]!) ?? 0) : 0);
      if (value > most) {
        most = value;
        best = i;
      }
    }
    taken.push(best);
    isTaken[best] = 1;
    if (groups) crowd.set(groups[best]!, (crowd.get(groups[best]!) ?? 0) + 1);
    const cosines = cosinesWith(vectors, best);
    for (let i = 0; i < nearest.length; i++) nearest[i] = Math.max(nearest[i]!, cosines[i]!);
  }
  return taken;
}
