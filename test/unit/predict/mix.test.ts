import { expect, it } from 'vitest';
import { LinearMix } from '@/predict/mix';
import { toyModel } from './toy';

const model = toyModel(['the weather today is very hot', 'the weather here is fine', 'the house is old']);

it('counts the model the more, the more of a text it has read, and never the n-grams for nothing', () => {
  const weights = [0, 10, 30, 100, 300].map((count) => LinearMix.after(model, 'word '.repeat(count)).weight);
  expect(weights).toEqual([...weights].sort((a, b) => a - b));
  expect(weights[0]).toBeCloseTo(0.5);
  expect(weights.at(-1)).toBeLessThan(0.9);
});

it('raises the odds of a word of the text the more, the rarer it is elsewhere, and of no other', () => {
  const { odds, mostOdds } = LinearMix.after(model, 'Then Carlos saw the weather');
  expect(odds('Carlos')).toBe(mostOdds);
  expect(odds('the')).toBe(1);
  expect(odds('Brian')).toBe(1);
  expect(odds('carlos')).toBe(1);
  expect(LinearMix.after(model, '').mostOdds).toBe(1);
});

it('forgets words that the model no longer reads', () => {
  const text = `Carlos ${'and so on '.repeat(200)}`;
  expect(LinearMix.after(model, text).odds('Carlos')).toBe(1);
});
