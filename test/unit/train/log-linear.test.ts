import { expect, it } from 'vitest';
import { type Choice, ChoiceBuilder, fitWeights, scoresOf, softmax } from '@/train/log-linear';
import { comparedWords, holdsAnswer, overlap } from '@/train/overlap';
import { randomNumbers } from '../search/words';

/** A choice among candidates of one feature each, of which one gains. */
function choiceOf(features: number[], right: number): Choice {
  const builder = new ChoiceBuilder();
  features.forEach((id, i) => {
    builder.candidate(i === right ? 1 : 0);
    builder.feature(id, 1);
  });
  return builder.choice();
}

it('learns what is chosen, as often as it is chosen', () => {
  const next = randomNumbers(11);
  // Feature 0 wins over feature 1 three times in four; feature 2 never wins.
  const choices = Array.from({ length: 4000 }, () => choiceOf([0, 1, 2], next(4) ? 0 : 1));
  const weights = fitWeights(choices, 3, { rounds: 6, rate: 0.05, decay: 0 });
  const chances = softmax(scoresOf(choiceOf([0, 1, 2], 0), weights));
  expect(chances[0]).toBeCloseTo(0.75, 1);
  expect(chances[1]).toBeCloseTo(0.25, 1);
  expect(chances[2]).toBeLessThan(0.02);
});

it('keeps weights from being less than 0 where they may not', () => {
  const choices = Array.from({ length: 200 }, () => choiceOf([0, 1, 2], 0));
  const weights = fitWeights(choices, 3, { rounds: 6, rate: 0.05, decay: 0, isPositive: (feature) => feature === 1 });
  expect(weights[0]).toBeGreaterThan(0);
  expect(weights[1]).toBe(0);
  expect(weights[2]).toBeLessThan(0);
});

it('climbs the mean log of the expected gain', () => {
  const next = randomNumbers(5);
  const choices = Array.from({ length: 300 }, () => choiceOf([next(6), next(6), next(6), next(6)], next(4)));
  const gain = (weights: Float64Array): number =>
    choices.reduce((sum, choice) => {
      const chances = softmax(scoresOf(choice, weights));
      return sum + Math.log(choice.gains.reduce((total, one, i) => total + one * chances[i]!, 0));
    }, 0);
  const fitted = fitWeights(choices, 6, { rounds: 30, rate: 0.05, decay: 0 });
  const best = gain(fitted);
  for (let id = 0; id < 6; id++) {
    for (const change of [-0.5, 0.5])
      expect(gain(fitted.map((weight, i) => (i === id ? weight + change : weight)))).toBeLessThan(best);
  }
});

it('passes over choices without a gain', () => {
  const nothing = new ChoiceBuilder();
  nothing.candidate(0);
  nothing.feature(0, 1);
  expect([...fitWeights([nothing.choice()], 1, { rounds: 2, rate: 0.1, decay: 0 })]).toEqual([0]);
});

it('compares answers by their words', () => {
  expect(comparedWords('The U.S. “Army”')).toEqual(['us', '“army”']);
  expect(overlap(['cat', 'cat', 'mat'], ['cat', 'mat', 'mat'])).toBeCloseTo(2 / 3);
  expect(overlap(['a'], ['b'])).toBe(0);
  expect(holdsAnswer('They sat on the mat.', [['mat']])).toBe(true);
  expect(holdsAnswer('They sat on mats.', [['mat']])).toBe(false);
});
