import { expect, it } from 'vitest';
import { scorePerplexity } from '../../eval/next-word/perplexity';
import { predictorOf } from '../../eval/next-word/predictor';
import { roundHalfEven, scoreNextWord } from '../../eval/next-word/score';
import { toyEngine } from './toy';

const candidates: Record<string, [string, number][]> = {
  'a ': [
    ['the', 0.5],
    ['cat', 0.3],
    ['dog', 0.1],
  ],
  'a c': [['cat', 0.9]],
  'b ': [['dog', 0.6]],
  'c ': [['the', 0.2]],
  'd ca': [
    ['cat', 0.4],
    ['cart', 0.3],
  ],
  'd car': [['cart', 0.8]],
  'e ': [['so', 0.35]],
  'f w': [['was', 0.7]],
  'g ': [
    ['it', 0.15],
    ['is', 0.1],
    ['at', 0.1],
    ['on', 0.1],
    ['up', 0.05],
    ['by', 0.01],
  ],
};

it('counts hits and keystrokes as a hand does', () => {
  const score = scoreNextWord(
    [
      { context: 'a ', prefix: '', word: 'cat' }, // third letter never typed: c, Tab = 2; shown among three at once = 1; of 4
      { context: 'b ', prefix: '', word: 'dog' }, // Tab = 1; of 4
      { context: 'c ', prefix: '', word: 'xylo' }, // never: 5; of 5
      { context: 'd ', prefix: 'ca', word: 'cart' }, // r, Tab = 2; among three = 1; of 3
      { context: 'g ', prefix: '', word: 'up' }, // fifth of the candidates, never first: 3; of 3
      { context: 'e ', prefix: '' },
      { context: 'f ', prefix: 'w' },
    ],
    ({ context }, letters) => (candidates[context + letters] ?? []).map(([word, p]) => ({ word, p })),
  );
  expect(score).toEqual({
    rows: 5,
    top1: 1 / 5,
    top3: 3 / 5,
    top5: 4 / 5,
    empty: { rows: 4, top1: 1 / 4, top3: 2 / 4, top5: 3 / 4 },
    ks1: 1 - (2 + 1 + 5 + 2 + 3) / 19,
    ks3: 1 - (1 + 1 + 5 + 1 + 3) / 19,
    // By probability: dog .6 right, the .5, cat .4, the .2, it .15; 0, 0 (.5 to even), 1, 2 (1.8) and 2 (2.5 to even) of them.
    precision: { 0.05: 0, 0.1: 0, 0.2: 1, 0.36: 1 / 2, 0.5: 1 / 2 },
    threshold: 0.5,
    quiet: { rows: 2, shown: 1 },
    calls: 5 + 2 + 1 + 3 + 1 + 1,
  });
});

it('rounds as Python does', () => {
  expect([0.5, 1.5, 2.5, 332.5, 239.4, 0.05 * 665].map(roundHalfEven)).toEqual([0, 2, 2, 332, 239, 33]);
});

it('asks an engine for a new word where the context ends in one, on one line', () => {
  const engine = toyEngine('cat cat catalogue dog');
  const asked: string[] = [];
  const predict = predictorOf({
    ...engine,
    complete: (input) => {
      asked.push(input.before);
      return engine.complete(input);
    },
  });
  expect(predict({ context: 'the\n\tcat', prefix: '' }, '').map(({ word }) => word)).toEqual(['cat', 'catalogue', 'dog']);
  predict({ context: 'a (', prefix: '' }, '');
  predict({ context: 'a ', prefix: 'ca' }, 'cat');
  expect(asked).toEqual(['the  cat ', 'a (', 'a cat']);
});

it('pools log-probabilities with and without unknown words', () => {
  const engine = toyEngine('the cat the dog');
  const score = scorePerplexity(['the cat', 'the zebra.'], engine);
  // the 1/2, cat 1/4, the 1/2; zebra is unknown with half a count of four.
  expect(score).toMatchObject({ sentences: 2, scored: 4, expected: 3 + 4, oov: 1 });
  expect(score.perplexity).toBeCloseTo((1 / 16) ** (-1 / 3), 12);
  expect(score.perplexityWithOov).toBeCloseTo((1 / 128) ** (-1 / 4), 12);
});
