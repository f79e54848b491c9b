import { expect, it } from 'vitest';
import { pageRank } from '@/summarize/centrality';
import { cosinesWith, type SparseRows, tfIdf } from '@/summarize/vectors';

/** Runs all rounds. */
function ranksOf(vectors: SparseRows, count: number): Float64Array {
  const rounds = pageRank(vectors, count);
  for (;;) {
    const round = rounds.next();
    if (round.done) return round.value;
  }
}

/** Texts of random terms, the same each time. */
function texts(count: number, seed: number): string[][] {
  let state = seed;
  const next = (n: number): number => {
    state = (state * 48271) % 2147483647;
    return state % n;
  };
  return Array.from({ length: count }, () => Array.from({ length: 3 + next(9) }, () => `t${next(20)}`));
}

/** PageRank over the whole matrix of cosines. */
function plainPageRank(all: string[][]): number[] {
  const n = all.length;
  const frequency = (term: string): number => all.filter((terms) => terms.includes(term)).length;
  const vectors = all.map((terms) => {
    const vector = new Map<string, number>();
    for (const term of terms) vector.set(term, (vector.get(term) ?? 0) + Math.log(1 + n / frequency(term)));
    return vector;
  });
  const dot = (a: Map<string, number>, b: Map<string, number>): number =>
    [...a].reduce((sum, [term, weight]) => sum + weight * (b.get(term) ?? 0), 0);
  const cosine = (i: number, j: number): number =>
    i === j ? 0 : dot(vectors[i]!, vectors[j]!) / Math.sqrt(dot(vectors[i]!, vectors[i]!) * dot(vectors[j]!, vectors[j]!));
  const matrix = all.map((_, i) => all.map((_, j) => cosine(i, j)));
  let ranks = all.map(() => 1 / n);
  for (let round = 0; round < 50; round++) {
    ranks = ranks.map((_, j) => {
      const given = ranks.map(
        (rank, i) =>
          (rank * matrix[i]![j]!) /
          Math.max(
            1e-9,
            matrix[i]!.reduce((a, b) => a + b),
          ),
      );
      return 0.15 / n + 0.85 * given.reduce((a, b) => a + b);
    });
  }
  return ranks;
}

it.each([1, 2, 3])('ranks as the whole graph does, without building it (%i)', (seed) => {
  const all = texts(30, seed);
  const ranks = ranksOf(tfIdf(all, [['t1', 't2']]), all.length);
  for (const [i, rank] of plainPageRank(all).entries()) expect(ranks[i]).toBeCloseTo(rank, 7);
  expect(ranks.reduce((a, b) => a + b)).toBeCloseTo(1, 6);
});

it('gives cosines of rows, a row of its own 1', () => {
  const all = texts(5, 4);
  const vectors = tfIdf(all);
  const cosines = cosinesWith(vectors, 2, 0, 5);
  expect(cosines[2]).toBeCloseTo(1, 12);
  expect(cosinesWith(vectors, 3, 2, 3)[0]).toBeCloseTo(cosines[3]!, 12);
  expect(Math.max(...cosines)).toBeLessThanOrEqual(1 + 1e-12);
});

it('takes sentences without a common word, and one alone', () => {
  for (const rank of ranksOf(tfIdf([['a'], ['b']]), 2)) expect(rank).toBeCloseTo(0.075, 12);
  expect(ranksOf(tfIdf([['a']]), 1)[0]).toBeGreaterThan(0);
});
