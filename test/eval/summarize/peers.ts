import { stem } from '@/text/stem';

/** Picks sentences of a text: indices in reading order. */
export type Peer = (sentences: readonly string[], count: number) => number[];

const DAMPING = 0.85;

function words(sentence: string): string[] {
  return (sentence.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map(stem);
}

/** The most highly ranked, in reading order; of equals the first. */
function best(ranks: readonly number[], count: number): number[] {
  return ranks
    .map((rank, i) => ({ rank, i }))
    .sort((a, b) => b.rank - a.rank || a.i - b.i)
    .slice(0, count)
    .map(({ i }) => i)
    .sort((a, b) => a - b);
}

/** The stationary ranks of a walk over a graph of weights, which jumps anywhere with probability 1 − d. */
function rank(weights: number[][]): number[] {
  const n = weights.length;
  const sums = weights.map((row) => row.reduce((sum, weight) => sum + weight, 0));
  let ranks = new Array<number>(n).fill(1 / n);
  for (let round = 0; round < 100; round++) {
    const next = new Array<number>(n).fill((1 - DAMPING) / n);
    for (let i = 0; i < n; i++) {
      if (sums[i] === 0) continue;
      for (let j = 0; j < n; j++) next[j]! += (DAMPING * ranks[i]! * weights[i]![j]!) / sums[i]!;
    }
    const change = Math.max(...next.map((value, i) => Math.abs(value - ranks[i]!)));
    ranks = next;
    if (change < 1e-9) break;
  }
  return ranks;
}

/** The first sentences. */
export const lead: Peer = (sentences, count) => sentences.map((_, i) => i).slice(0, count);

/** TextRank (Mihalcea and Tarau 2004): common words over the logarithms of both lengths. */
export const textRank: Peer = (sentences, count) => {
  const all = sentences.map(words);
  const sets = all.map((list) => new Set(list));
  const weight = (i: number, j: number): number => {
    const norm = Math.log(Math.max(1, all[i]!.length)) + Math.log(Math.max(1, all[j]!.length));
    const common = [...sets[i]!].filter((word) => sets[j]!.has(word)).length;
    return i === j || norm === 0 ? 0 : common / norm;
  };
  return best(rank(all.map((_, i) => all.map((_, j) => weight(i, j)))), count);
};

const SIMILAR = 0.1;

/** LexRank (Erkan and Radev 2004): an edge wherever the cosine of tf-idf vectors is over .1. */
export const lexRank: Peer = (sentences, count) => {
  const all = sentences.map((sentence) => {
    const counts = new Map<string, number>();
    for (const word of words(sentence)) counts.set(word, (counts.get(word) ?? 0) + 1);
    return counts;
  });
  const frequency = new Map<string, number>();
  for (const counts of all) for (const word of counts.keys()) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const vectors = all.map((counts) => {
    const vector = new Map([...counts].map(([word, times]) => [word, times * Math.log(all.length / frequency.get(word)!)]));
    const length = Math.hypot(...vector.values()) || 1;
    return new Map([...vector].map(([word, weight]) => [word, weight / length]));
  });
  const cosine = (i: number, j: number): number => {
    let sum = 0;
    for (const [word, weight] of vectors[i]!) sum += weight * (vectors[j]!.get(word) ?? 0);
    return sum;
  };
  return best(rank(all.map((_, i) => all.map((_, j) => (i !== j && cosine(i, j) > SIMILAR ? 1 : 0)))), count);
};
