import type { SparseRows } from './vectors';

const DAMPING = 0.85;
const ROUNDS = 50;
/** Rounds end when no rank changes by more, relative to the mean rank. */
const ENOUGH = 1e-7;

/**
 * PageRank of sentences in the graph whose edges are the cosines of their tf-idf vectors (LexRank without a threshold: Erkan and
 * Radev 2004). The graph is never built: with the vectors as rows of X, a round is X (Xᵀ p) without the diagonal, which takes time
 * in the number of words and not in the square of the number of sentences.
 *
 * Yields after each round. Ranks of the first `count` rows; they sum to 1 where every sentence has a word in common with another.
 */
export function* pageRank(vectors: SparseRows, count: number): Generator<void, Float64Array> {
  const { from, columns, weights, width } = vectors;
  const sums = new Float64Array(width);
  const squares = new Float64Array(count);
  const gather = (values: Float64Array): void => {
    sums.fill(0);
    for (let i = 0; i < count; i++) {
      const value = values[i]!;
      for (let k = from[i]!; k < from[i + 1]!; k++) sums[columns[k]!]! += weights[k]! * value;
    }
  };
  const spread = (i: number): number => {
    let sum = 0;
    for (let k = from[i]!; k < from[i + 1]!; k++) sum += weights[k]! * sums[columns[k]!]!;
    return sum;
  };
  for (let i = 0; i < count; i++) {
    for (let k = from[i]!; k < from[i + 1]!; k++) squares[i]! += weights[k]! * weights[k]!;
  }
  gather(new Float64Array(count).fill(1));
  const degrees = Float64Array.from({ length: count }, (_, i) => Math.max(spread(i) - squares[i]!, 1e-9));
  let ranks = new Float64Array(count).fill(1 / count);
  const shares = new Float64Array(count);
  for (let round = 0; round < ROUNDS; round++) {
    for (let i = 0; i < count; i++) shares[i] = ranks[i]! / degrees[i]!;
    gather(shares);
    let change = 0;
    const next = new Float64Array(count);
    for (let i = 0; i < count; i++) {
      next[i] = (1 - DAMPING) / count + DAMPING * (spread(i) - squares[i]! * shares[i]!);
      change = Math.max(change, Math.abs(next[i]! - ranks[i]!));
    }
    ranks = next;
    if (change * count < ENOUGH) break;
    yield;
  }
  return ranks;
}
