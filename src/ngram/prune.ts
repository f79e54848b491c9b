import type { BackoffModel } from './backoff-model';
import type { Trie } from './trie';

/**
 * How much the cross-entropy of the model grows when an n-gram is dropped, per node and level from 1 (Stolcke 1998,
 * "Entropy-based pruning of backoff language models", equation 5). `weightOf[k][node]` is P(h) of the context at level k,
 * up to a constant. Taking P(h) from counts and not from the model keeps Kneser–Ney's shorter orders, which are no
 * marginals, from spoiling it (Chelba et al. 2010).
 */
export function pruningScores(model: BackoffModel, weightOf: readonly Float64Array[]): Float64Array[] {
  const { levels } = model.trie;
  const scores = levels.map((level) => new Float64Array(level.size));
  for (let k = 1; k < levels.length; k++) {
    const { starts } = levels[k - 1]!;
    const { links } = levels[k]!;
    const own = model.logProbs[k]!;
    const shorter = model.logProbs[k - 1]!;
    for (let node = 0; node < levels[k - 1]!.size; node++) {
      const [start, end] = [starts[node]!, starts[node + 1]!];
      if (start === end) continue;
      let sum = 0;
      let sumShorter = 0;
      for (let i = start; i < end; i++) {
        sum += Math.exp(own[i]!);
        sumShorter += Math.exp(shorter[links[i]!]!);
      }
      const left = Math.max(1 - sum, 1e-9);
      const leftShorter = Math.max(1 - sumShorter, 1e-9);
      const backoff = model.logBackoffs[k - 1]![node]!;
      const weight = weightOf[k - 1]![node]!;
      for (let i = start; i < end; i++) {
        const p = Math.exp(own[i]!);
        const q = Math.exp(shorter[links[i]!]!);
        const newBackoff = Math.log((left + p) / (leftShorter + q));
        scores[k]![i] = -weight * (p * (shorter[links[i]!]! + newBackoff - own[i]!) + (newBackoff - backoff) * left);
      }
    }
  }
  return scores;
}

/**
 * Marks what to keep: n-grams whose score is over the threshold, and the prefixes and suffixes of all that are kept. One
 * array per level; level 0 is kept whole. Reuses the arrays of `keep`.
 */
export function markAbove(
  { trie }: BackoffModel,
  scores: readonly Float64Array[],
  threshold: number,
  keep = emptyMarks(trie),
): Uint8Array[] {
  const { levels } = trie;
  for (let k = 1; k < levels.length; k++) {
    const own = scores[k]!;
    const marks = keep[k]!;
    for (let i = 0; i < own.length; i++) marks[i] = own[i]! > threshold ? 1 : 0;
  }
  for (let k = levels.length - 1; k > 1; k--) {
    const { starts } = levels[k - 1]!;
    const { links, size } = levels[k]!;
    const marks = keep[k]!;
    const above = keep[k - 1]!;
    let node = 0;
    for (let i = 0; i < size; i++) {
      while (starts[node + 1]! <= i) node++;
      if (marks[i] === 0) continue;
      above[node] = 1;
      above[links[i]!] = 1;
    }
  }
  return keep;
}

function emptyMarks({ levels }: Trie): Uint8Array[] {
  return levels.map((level, k) => new Uint8Array(level.size).fill(k === 0 ? 1 : 0));
}

/** The lowest threshold at which `sizeOf(kept nodes per level)` is at most `budget` (and near it), and its marks. */
export function pruneToBudget(
  model: BackoffModel,
  scores: readonly Float64Array[],
  sizeOf: (keptPerLevel: number[]) => number,
  budget: number,
): Uint8Array[] {
  let [low, high] = [1e-9, 1];
  for (const level of scores) for (let i = 0; i < level.length; i++) if (level[i]! > high) high = level[i]!;
  const keep = markAbove(model, scores, low);
  if (sizeOf(keep.map(countMarks)) <= budget) return keep;
  while (high / low > 1.01) {
    const middle = Math.sqrt(low * high);
    const size = sizeOf(markAbove(model, scores, middle, keep).map(countMarks));
    if (size > budget) low = middle;
    else high = middle;
    if (size <= budget && size > budget * 0.998) break;
  }
  return markAbove(model, scores, high, keep);
}

function countMarks(marks: Uint8Array): number {
  let count = 0;
  for (let i = 0; i < marks.length; i++) count += marks[i]!;
  return count;
}
