/** Measures of a ranking: ids, best first, against those that are relevant. */

/** Normalised discounted cumulative gain of the first `k`; every relevant one gains 1. */
export function ndcg(ranked: readonly number[], relevant: ReadonlySet<number>, k: number): number {
  let gained = 0;
  let ideal = 0;
  for (let i = 0; i < k; i++) {
    if (i < ranked.length && relevant.has(ranked[i]!)) gained += 1 / Math.log2(i + 2);
    if (i < relevant.size) ideal += 1 / Math.log2(i + 2);
  }
  return ideal ? gained / ideal : 0;
}

/** Share of the relevant ones among the first `k`. */
export function recall(ranked: readonly number[], relevant: ReadonlySet<number>, k: number): number {
  return relevant.size ? ranked.slice(0, k).filter((id) => relevant.has(id)).length / relevant.size : 0;
}

/** 1 over the rank of the first relevant one; 0 where there is none. */
export function reciprocalRank(ranked: readonly number[], relevant: ReadonlySet<number>): number {
  const at = ranked.findIndex((id) => relevant.has(id));
  return at < 0 ? 0 : 1 / (at + 1);
}

export function mean(values: readonly number[]): number {
  return values.length ? values.reduce((sum, value) => sum + value, 0) / values.length : 0;
}
