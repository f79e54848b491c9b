import { expect, it } from 'vitest';
import { LogLinear, OWN } from '@/predict/log-linear';
import type { Opinion } from '@/predict/weighing';
import learnt from '@/predict/weights-fused.json';
import { toyModel } from './toy';

const own = OWN.after(toyModel(['the house is old']), '');
const opinion = (word: string, model: number, ngrams: number): Opinion => ({ word, model, ngrams });

it('leaves a share for words that nobody named', () => {
  const opinions = [opinion('the', 0.3, 0.2), opinion('a', 0.1, 0.2)];
  for (const letters of [0, 1, 2, 9]) {
    const all = own.weigh(opinions, letters).reduce((sum, { p }) => sum + p, 0);
    expect(all).toBeGreaterThan(0.2);
    expect(all).toBeLessThan(1);
  }
});

it('believes more in a word that both name than in one that either is surer of', () => {
  const words = own.weigh([opinion('both', 0.3, 0.3), opinion('model', 0.32, 0.0001), opinion('ngrams', 0.0001, 0.32)], 1);
  expect(words.toSorted((a, b) => b.p - a.p)[0]!.word).toBe('both');
});

it('has weights for each number of letters, the last for all that are more', () => {
  const weights = { both: 0, model: 0, ngrams: 0, none: 0, left: 0 };
  const by = new LogLinear([
    { ...weights, model: 1 },
    { ...weights, ngrams: 1 },
  ]);
  const best = (letters: number): string =>
    by.weigh([opinion('room', 0.9, 0.1), opinion('house', 0.1, 0.9)], letters).toSorted((a, b) => b.p - a.p)[0]!.word;
  expect([0, 1, 2, 7].map(best)).toEqual(['room', 'house', 'house', 'house']);
});

it('is sure where both are, and of nothing where nobody names a word', () => {
  expect(own.weigh([opinion('the', 0.99, 0.99)], 2)[0]!.p).toBeGreaterThan(0.9);
  expect(own.weigh([], 0)).toEqual([]);
  expect(own.most([])).toBeLessThan(1);
});

it('learnt to believe both, which is what tells that a model need not be asked', () => {
  for (const { both, model, ngrams } of learnt) expect(Math.min(both, model, ngrams)).toBeGreaterThan(0);
});
