import { expect, it } from 'vitest';
import { PackedModel } from '@/ngram/packed-model';
import { type EncodedText, Interner } from '@/train/encode';
import { trainPredictionModel } from '@/train/prediction-model';
import { chooseVocabulary } from '@/train/vocabulary';
import { seeded } from '../ngram/corpora';

const OPTIONS = { order: 3, weights: [1, 2], prune: [0, 0, 0], gainBits: [0, 5, 4], backoffBits: 5 };

/** Two texts of sentences over a hundred words, in which what follows a word depends on it. */
function texts(sentences: number): { texts: EncodedText[]; interner: Interner } {
  const interner = new Interner();
  const random = seeded(7);
  const make = (name: EncodedText['name'], step: number): EncodedText => {
    const ids: number[] = [];
    let tokens = 0;
    for (let i = 0; i < sentences; i++) {
      const length = 3 + Math.floor(random() * 6);
      ids.push(length);
      for (let k = 0, word = 0; k < length; k++, tokens++) {
        word = (word * step + Math.floor(random() * random() * 12)) % 100;
        ids.push(interner.idOf(`word${word}`));
      }
    }
    return { name, chunks: [Uint32Array.from(ids)], sentences, tokens };
  };
  return { texts: [make('wiki', 3), make('reviews', 5)], interner };
}

function train(sentences: number, budgetBytes: number, log: string[] = []): ArrayBuffer {
  const { texts: some, interner } = texts(sentences);
  const vocabulary = chooseVocabulary(some, interner, [1, 1], 80, 20);
  return trainPredictionModel(some, vocabulary, { ...OPTIONS, budgetBytes }, (line) => log.push(line));
}

it('gives the same bytes from the same texts', () => {
  expect(new Uint8Array(train(2000, 12_000))).toEqual(new Uint8Array(train(2000, 12_000)));
});

it('fills the budget and does not go over it', () => {
  const whole = train(2000, 10_000_000).byteLength;
  for (const share of [0.9, 0.6, 0.4]) {
    const budget = Math.round(whole * share);
    const { byteLength } = train(2000, budget);
    expect(byteLength).toBeLessThanOrEqual(budget);
    expect(byteLength).toBeGreaterThan(budget * 0.85);
  }
});

it('loses the least of what it knows when it must be smaller', () => {
  const perplexity = (budget: number): number => {
    const log: string[] = [];
    train(6000, budget, log);
    return Number(/reviews ([\d.]+)/.exec(log.at(-1)!)![1]);
  };
  const [large, small] = [perplexity(10_000_000), perplexity(15_000)];
  expect(large).toBeLessThan(20);
  expect(small).toBeGreaterThan(large);
  expect(small).toBeLessThan(large * 1.3);
});

it.each([1, 2, 60])('ends on texts of %i sentences, whatever the budget', (sentences) => {
  const model = new PackedModel(train(sentences, 10_000_000));
  expect(model.order).toBe(3);
  expect(model.vocabulary.idOf('word0')).toBeGreaterThan(2);
  expect(() => train(sentences, 100)).toThrow(/prediction model: \d+ bytes without any n-gram, budget is 100/);
});

it('holds one block of fifty sentences in a hundred back', () => {
  const log: string[] = [];
  train(6000, 10_000_000, log);
  expect(log.slice(0, 2).map((line) => /, (\d+) sentences held back/.exec(line)?.[1])).toEqual(['100', '100']);
});
