import { expect, it } from 'vitest';
import { type LettersWeights, LogLinear, OF_WORDS, OWN } from '@/predict/log-linear';
import type { Opinion } from '@/predict/weighing';
import learnt from '@/predict/weights-fused.json';
import { toyModel } from './toy';

const own = OWN.after(toyModel(['the house is old']), '');
const opinion = (word: string, model: number, ngrams: number): Opinion => ({ word, model, ngrams, network: ngrams });

/** Weights that are the same in all of a text. */
function always(some: Partial<LettersWeights['start']>): LettersWeights {
  const own = { all: 0, model: 0, ngrams: 0, network: 0, none: 0, left: 0, ...some };
  return { start: own, later: own };
}

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
  const by = new LogLinear([always({ model: 1 }), always({ ngrams: 1 })], 0);
  const best = (letters: number): string =>
    by.weigh([opinion('room', 0.9, 0.1), opinion('house', 0.1, 0.9)], letters).toSorted((a, b) => b.p - a.p)[0]!.word;
  expect([0, 1, 2, 7].map(best)).toEqual(['room', 'house', 'house', 'house']);
});

it('goes from the weights of a beginning to those of a long text', () => {
  const learnt = [{ start: always({ ngrams: 1, none: -9 }).start, later: always({ model: 1, none: -9 }).start }];
  const opinions = [opinion('room', 0.8, 0.2), opinion('house', 0.2, 0.8)];
  const rooms = [0, 5, 50, 200].map((count) => LogLinear.after(learnt, 'word '.repeat(count)).weigh(opinions, 0)[0]!.p);
  expect(rooms).toEqual(rooms.toSorted((a, b) => a - b));
  expect(rooms[0]).toBeCloseTo(0.2, 1);
  expect(rooms[1]).toBeCloseTo(0.5, 1);
  expect(rooms.at(-1)).toBeGreaterThan(0.7);
});

it('hears network and n-grams apart', () => {
  const by = new LogLinear([always({ all: 1 })], 0);
  const told = by.weigh(
    [
      { word: 'room', model: 0.1, ngrams: 0.1, network: 0.7 },
      { word: 'house', model: 0.2, ngrams: 0.2, network: 0.2 },
    ],
    0,
  );
  expect(told[0]!.p).toBeGreaterThan(told[1]!.p);
});

it('is sure where both are, and of nothing where nobody names a word', () => {
  expect(own.weigh([opinion('the', 0.99, 0.99)], 2)[0]!.p).toBeGreaterThan(0.9);
  expect(own.weigh([], 0)).toEqual([]);
  expect(own.most([])).toBeLessThan(1);
});

it('learnt to believe whoever names a word, which is what tells that a model need not be asked', () => {
  for (const { start, later } of learnt) {
    for (const own of [start, later]) for (const name of OF_WORDS) expect(own[name]).toBeGreaterThanOrEqual(0);
    expect(later.all).toBeGreaterThan(0);
  }
});
