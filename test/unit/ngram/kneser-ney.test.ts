import { describe, expect, it } from 'vitest';
import { adjustCounts, estimateDiscounts, type KneserNeyCounts, keepCounts, markFrequent } from '@/ngram/adjusted-counts';
import type { BackoffModel } from '@/ngram/backoff-model';
import { NgramCounter } from '@/ngram/count';
import { buildCountTrie, type CountTrie } from '@/ngram/count-trie';
import { estimateKneserNey } from '@/ngram/kneser-ney';
import { markAbove, pruningScores } from '@/ngram/prune';
import { MARKS, randomSentences, seeded } from './corpora';

const [START, END, UNKNOWN, A, B, C] = [0, 1, 2, 3, 4, 5] as const;

function countTexts(texts: number[][][], order: number, vocabularySize: number): CountTrie {
  const tables = texts.map((sentences) => {
    const counter = new NgramCounter({ order, vocabularySize, sentenceEnd: END, unknown: UNKNOWN, chunkTokens: 100 });
    for (const sentence of sentences) counter.add(sentence);
    return counter.finish();
  });
  return buildCountTrie(tables, vocabularySize);
}

function probability(model: BackoffModel, context: number[], word: number): number {
  return Math.exp(model.logProb(context, word));
}

describe('worked by hand', () => {
  // a b twice, a c once.
  const sentences = [
    [START, A, B, END],
    [START, A, B, END],
    [START, A, C, END],
  ];

  it('single words count by how many different words come before them', () => {
    // a after <s>, b and c after a, </s> after b and c: 1 + 1 + 1 + 2 = 5. One count of 2 and none of 3 tell no discounts, so
    // 0.5, 1, 1.5 it is: a, b, c (1 - 0.5) / 5 = 0.1, </s> (2 - 1) / 5 = 0.2. The 0.5 left go to the five words but <s>.
    for (const order of [2, 3]) {
      const model = estimateKneserNey(adjustCounts(countTexts([sentences], order, 6), START), MARKS);
      for (const word of [A, B, C]) expect(probability(model, [], word)).toBeCloseTo(0.2, 6);
      expect(probability(model, [], END)).toBeCloseTo(0.3, 6);
      expect(probability(model, [], UNKNOWN)).toBeCloseTo(0.1, 6);
    }
  });

  it('two words, as the longest, count as often as they occur', () => {
    // Counts: <s> a 3, a b 2, b </s> 2, a c 1, c </s> 1. n1 = 2, n2 = 2, n3 = 1, n4 = 0; Y = 2 / (2 + 2·2) = 1/3;
    // D1 = 1 - 2Y·2/2 = 1/3, D2 = 2 - 3Y·1/2 = 1.5, D3 = 3 - 4Y·0/1 = 3.
    const model = estimateKneserNey(adjustCounts(countTexts([sentences], 2, 6), START), MARKS);
    // After a (3 times): (2 - 1.5) / 3 and (1 - 1/3) / 3 leave γ = 1 - 7/18 = 11/18.
    expect(probability(model, [A], B)).toBeCloseTo(1 / 6 + (11 / 18) * 0.2, 6);
    expect(probability(model, [A], C)).toBeCloseTo(2 / 9 + (11 / 18) * 0.2, 6);
    expect(probability(model, [A], END)).toBeCloseTo((11 / 18) * 0.3, 6);
    expect(probability(model, [A], UNKNOWN)).toBeCloseTo((11 / 18) * 0.1, 6);
    // After b (twice): (2 - 1.5) / 2 leaves 0.75. After c (once): 1 - 1/3 leaves 1/3. After <s>: 3 - 3 leaves all.
    expect(probability(model, [B], END)).toBeCloseTo(0.25 + 0.75 * 0.3, 6);
    expect(probability(model, [C], END)).toBeCloseTo(2 / 3 + (1 / 3) * 0.3, 6);
    expect(probability(model, [START], A)).toBeCloseTo(0.2, 6);
  });

  it('two words below three count by what comes before, but at a sentence start as often as they occur', () => {
    // <s> a keeps 3; a b, a c, b </s>, c </s> each come after one word only: 1. No count of 2: discounts 0.5, 1, 1.5.
    const model = estimateKneserNey(adjustCounts(countTexts([sentences], 3, 6), START), MARKS);
    expect(probability(model, [START], A)).toBeCloseTo((3 - 1.5) / 3 + 0.5 * 0.2, 6);
    const afterA = (1 - 0.5) / 2 + 0.5 * 0.2;
    expect(probability(model, [A], B)).toBeCloseTo(afterA, 6);
    expect(probability(model, [A], C)).toBeCloseTo(afterA, 6);
    const endAfterB = (1 - 0.5) / 1 + 0.5 * 0.3;
    expect(probability(model, [B], END)).toBeCloseTo(endAfterB, 6);
    // <s> a b 2, <s> a c 1, a b </s> 2, a c </s> 1; n3 = 0, so discounts 0.5, 1, 1.5. After <s> a: 1 - (1 + 0.5) / 3 = 0.5 left.
    expect(probability(model, [START, A], B)).toBeCloseTo((2 - 1) / 3 + 0.5 * afterA, 6);
    expect(probability(model, [START, A], C)).toBeCloseTo((1 - 0.5) / 3 + 0.5 * afterA, 6);
    expect(probability(model, [A, B], END)).toBeCloseTo((2 - 1) / 2 + 0.5 * endAfterB, 6);
    // Never seen after "b c": only c tells.
    expect(probability(model, [B, C], END)).toBeCloseTo(endAfterB, 6);
  });

  it('texts are mixed by weight after discounting', () => {
    // "a b" weighs 1, "a c" weighs 3; all counts are 1 and lose 0.5. Single words: a (0.5 + 1.5) / 12, as is </s>; b 0.5 / 12,
    // c 1.5 / 12; half is left, 0.1 for each of five words. After a: b 0.5 / 4, c 1.5 / 4, half left.
    const texts = [[[START, A, B, END]], [[START, A, C, END]]];
    const model = estimateKneserNey(adjustCounts(countTexts(texts, 2, 6), START), { ...MARKS, weights: [1, 3] });
    expect(probability(model, [], A)).toBeCloseTo(2 / 12 + 0.1, 6);
    expect(probability(model, [], B)).toBeCloseTo(0.5 / 12 + 0.1, 6);
    expect(probability(model, [], C)).toBeCloseTo(1.5 / 12 + 0.1, 6);
    expect(probability(model, [A], B)).toBeCloseTo(0.125 + 0.5 * (0.5 / 12 + 0.1), 6);
    expect(probability(model, [A], C)).toBeCloseTo(0.375 + 0.5 * (1.5 / 12 + 0.1), 6);
  });

  it('what was seen after unknown words only is as likely as after a shorter context', () => {
    // "a b" and "b c" each come after an unknown word, which is not counted: no word before them is known.
    const unknownFirst = [
      [START, UNKNOWN, A, B, C, END],
      [START, C, END],
    ];
    const model = estimateKneserNey(adjustCounts(countTexts([unknownFirst], 3, 6), START), MARKS);
    expect(probability(model, [A], B)).toBeCloseTo(probability(model, [], B), 6);
    // Its own count is 1 of 1, less 0.5.
    expect(probability(model, [A, B], C)).toBeCloseTo(0.5 + 0.5 * probability(model, [B], C), 6);
  });

  it('discounts follow from the counts of counts', () => {
    // n1 = 8, n2 = 4, n3 = 2, n4 = 1: Y = 8 / 16; D1 = 1 - 2Y·4/8, D2 = 2 - 3Y·2/4, D3 = 3 - 4Y·1/2.
    const counts = Uint32Array.of(...Array(8).fill(1), ...Array(4).fill(2), 3, 3, 4, 5, 5, 900, 0, 0);
    expect(estimateDiscounts(counts)).toEqual([0.5, 1.25, 2]);
    expect(estimateDiscounts(Uint32Array.of(1, 1, 2))).toEqual([0.5, 1, 1.5]);
    expect(estimateDiscounts(new Uint32Array())).toEqual([0.5, 1, 1.5]);
  });
});

const SIZE = 60;
const texts = [randomSentences(400, SIZE, 1), randomSentences(150, SIZE, 2)];

/** Every context there is, and some that are not. */
function contextsOf(model: BackoffModel): number[][] {
  const random = seeded(4);
  const unseen = Array.from({ length: 30 }, () => [0, 0, 0].map(() => 2 + Math.floor(random() * (SIZE - 2))));
  const contexts: number[][] = [[], [START], ...unseen];
  let level = Array.from({ length: SIZE }, (_, word) => [word]);
  for (let k = 0; k + 1 < model.order; k++) {
    const { starts } = model.trie.levels[k]!;
    const { words } = model.trie.levels[k + 1]!;
    contexts.push(...level);
    level = level.flatMap((context, node) =>
      Array.from(words.subarray(starts[node], starts[node + 1]), (word) => [...context, word]),
    );
  }
  return contexts;
}

function worstSum(model: BackoffModel): number {
  let worst = 0;
  for (const context of contextsOf(model)) {
    let sum = 0;
    for (let word = 1; word < SIZE; word++) sum += probability(model, context, word);
    worst = Math.max(worst, Math.abs(sum - 1));
  }
  return worst;
}

describe.each([2, 3, 4])('order %i: the probabilities after every context sum to one', (order) => {
  const trie = countTexts(texts, order, SIZE);
  const counts = adjustCounts(trie, START);
  const options = { ...MARKS, weights: [1, 2.5] };
  const whole = estimateKneserNey(counts, options);

  function prunedBy(keep: Uint8Array[]): KneserNeyCounts {
    const kept = keepCounts(counts, keep);
    expect(kept.levels.at(-1)!.size).toBeLessThan(counts.levels.at(-1)!.size);
    expect(kept.levels.at(-1)!.size).toBeGreaterThan(0);
    return kept;
  }

  it('of two weighted texts', () => {
    expect(worstSum(whole)).toBeLessThan(1e-6);
  });

  it('of one text', () => {
    expect(worstSum(estimateKneserNey(adjustCounts(countTexts(texts.slice(0, 1), order, SIZE), START), MARKS))).toBeLessThan(
      1e-6,
    );
  });

  it('pruned by counts', () => {
    expect(worstSum(estimateKneserNey(prunedBy(markFrequent(trie, [0, 1, 2, 2])), options))).toBeLessThan(1e-6);
  });

  it('pruned by entropy', () => {
    const weights = counts.follows.slice(0, -1).map(([one, other]) => Float64Array.from(one!, (n, i) => n + 2.5 * other![i]!));
    const keep = markAbove(whole, pruningScores(whole, weights), 0.8);
    expect(worstSum(estimateKneserNey(prunedBy(keep), options))).toBeLessThan(1e-6);
  });

  it('of a part of the vocabulary', () => {
    const allowed = Uint8Array.from({ length: SIZE }, (_, word) => Number(word < 3 || word % 3 > 0));
    const kept = prunedBy(markFrequent(trie, [], allowed));
    const model = estimateKneserNey(kept, { ...options, allowed });
    const known = Array.from(allowed.keys()).filter((word) => word > 0 && allowed[word]);
    for (const context of contextsOf(model).filter((words) => words.every((word) => allowed[word]))) {
      expect(Math.abs(known.reduce((sum, word) => sum + probability(model, context, word), 0) - 1)).toBeLessThan(1e-6);
    }
  });
});

it('gives all words at once what it gives each', () => {
  const model = estimateKneserNey(adjustCounts(countTexts(texts, 3, SIZE), START), MARKS);
  const logProbs = new Float64Array(SIZE);
  for (const context of contextsOf(model)) {
    model.logProbsAfter(context, logProbs);
    const worst = Math.max(...logProbs.map((logProb, word) => Math.abs(logProb - model.logProb(context, word))));
    expect(worst).toBeLessThan(1e-12);
  }
});
