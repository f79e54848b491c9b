import { describe, expect, it } from 'vitest';
import { adjustCounts, keepCounts } from '@/ngram/adjusted-counts';
import { estimateKneserNey } from '@/ngram/kneser-ney';
import { emptyTally, perplexities, tallySentence } from '@/ngram/perplexity';
import { markAbove, pruneToBudget, pruningScores } from '@/ngram/prune';
import { countSentences, MARKS, randomSentences, seeded } from './corpora';

const SIZE = 300;
const sentences = randomSentences(3000, SIZE, 1);
const counts = adjustCounts(countSentences(sentences, 3, SIZE, 5000), 0);
const model = estimateKneserNey(counts, MARKS);
const weights = counts.follows.slice(0, -1).map(([follows]) => Float64Array.from(follows!));
const scores = pruningScores(model, weights);
const longer = (kept: number[]): number => kept.slice(1).reduce((sum, size) => sum + size, 0);
const all = longer(model.trie.levels.map(({ size }) => size));

function perplexityOf(keep: Uint8Array[]): number {
  const pruned = estimateKneserNey(keepCounts(counts, keep), MARKS);
  const tally = emptyTally();
  for (const sentence of sentences) tallySentence(pruned, sentence, tally);
  return perplexities(tally).withoutUnknown;
}

const countKept = (keep: Uint8Array[]): number => longer(keep.map((marks) => marks.reduce((sum, mark) => sum + mark, 0)));

describe.each([0.1, 0.3, 0.6])('pruned to %f of the n-grams', (share) => {
  const budget = Math.floor(all * share);
  const keep = pruneToBudget(model, scores, longer, budget);

  it('stays within the budget and near it', () => {
    expect(countKept(keep)).toBeLessThanOrEqual(budget);
    expect(countKept(keep)).toBeGreaterThan(budget * 0.95);
  });

  it('keeps the prefix and the suffix of what it keeps', () => {
    const { levels } = model.trie;
    for (let k = 2; k < levels.length; k++) {
      const { starts, size } = levels[k - 1]!;
      for (let parent = 0; parent < size; parent++) {
        for (let i = starts[parent]!; i < starts[parent + 1]!; i++) {
          if (keep[k]![i]) expect(keep[k - 1]![parent]! + keep[k - 1]![levels[k]!.links[i]!]!).toBe(2);
        }
      }
    }
    expect(keep[0]!.every((mark) => mark === 1)).toBe(true);
  });

  it('loses less than when as many are left out at random', () => {
    const random = seeded(2);
    const shuffled = scores.map((own) => own.map(() => random()));
    const randomly = pruneToBudget(model, shuffled, longer, budget);
    expect(countKept(randomly)).toBeGreaterThan(budget * 0.85);
    const whole = perplexityOf(model.trie.levels.map(({ size }) => new Uint8Array(size).fill(1)));
    const [lost, lostRandomly] = [keep, randomly].map((marks) => Math.log(perplexityOf(marks) / whole)) as [number, number];
    expect(lost).toBeGreaterThan(0);
    expect(lost).toBeLessThan(lostRandomly * 0.9);
  });
});

it('keeps everything that says anything when the budget is large, and almost nothing when it is none', () => {
  expect(countKept(pruneToBudget(model, scores, longer, all))).toBe(countKept(markAbove(model, scores, 1e-9)));
  expect(countKept(pruneToBudget(model, scores, longer, 0))).toBe(0);
});

it('scores an n-gram by how much the cross-entropy grows without it', () => {
  // What Stolcke's equation says, summed over the whole vocabulary: Σ_w P(h,w) (log P(w|h) - log P'(w|h)).
  const { levels } = model.trie;
  const [before, after] = [new Float64Array(SIZE), new Float64Array(SIZE)];
  for (let word = 3; word < SIZE; word += 20) {
    const [start, end] = [levels[0]!.starts[word]!, levels[0]!.starts[word + 1]!];
    for (let i = start; i < end; i += 7) {
      const left = levels[1]!.words[i]!;
      model.logProbsAfter([word], before);
      model.logProbsAfter([], after);
      const isOwn = new Set(levels[1]!.words.subarray(start, end));
      isOwn.delete(left);
      let [own, shorter] = [0, 0];
      for (const other of isOwn) {
        own += Math.exp(before[other]!);
        shorter += Math.exp(after[other]!);
      }
      const backoff = Math.log((1 - own) / (1 - shorter));
      let growth = 0;
      for (let other = 1; other < SIZE; other++) {
        const changed = isOwn.has(other) ? before[other]! : after[other]! + backoff;
        growth += Math.exp(before[other]!) * (before[other]! - changed);
      }
      expect(scores[1]![i]).toBeCloseTo(growth * weights[0]![word]!, 3);
    }
  }
});
