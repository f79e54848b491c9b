import { expect, it } from 'vitest';
import { chooseToken, logSoftmax, topOf } from '@/models/sampling';

const logits = Float32Array.from([1, 3, 2, -4, 3]);
/** Draws a hundred times with evenly spread numbers. */
function drawn(options: Parameters<typeof chooseToken>[1]): Set<number> {
  return new Set(Array.from({ length: 100 }, (_, i) => chooseToken(logits, { ...options, random: () => i / 100 })));
}

it('finds the largest values in order, the first of equals first', () => {
  expect(topOf(logits, 3)).toEqual([1, 4, 2]);
  expect(topOf(logits, 9)).toEqual([1, 4, 2, 0, 3]);
  const many = Float32Array.from({ length: 5000 }, (_, i) => Math.sin(i * 7.3));
  const sorted = [...many.keys()].sort((a, b) => many[b]! - many[a]! || a - b);
  expect(topOf(many, 40)).toEqual(sorted.slice(0, 40));
});

it('makes log-probabilities that sum to one, also of large logits', () => {
  const sum = (values: Float32Array): number => values.reduce((total, value) => total + Math.exp(value), 0);
  expect(sum(logSoftmax(logits))).toBeCloseTo(1, 6);
  expect(sum(logSoftmax(Float32Array.from([900, 901, 899])))).toBeCloseTo(1, 6);
});

it('takes the likeliest, unless it was written already and that is held against it', () => {
  expect(chooseToken(logits)).toBe(1);
  expect(chooseToken(logits, { temperature: 0, topK: 5 })).toBe(1);
  expect(chooseToken(logits, { repetitionPenalty: 2 }, [1])).toBe(4);
});

it('draws from the top k, and from those that make up p', () => {
  expect(drawn({ topK: 2 })).toEqual(new Set([1, 4]));
  expect(drawn({ topP: 0.5 })).toEqual(new Set([1, 4]));
  expect(drawn({ topP: 0.9 })).toEqual(new Set([1, 4, 2]));
  expect(drawn({ temperature: 0.01, topK: 5 })).toEqual(new Set([1, 4]));
  expect(drawn({ temperature: 5 }).size).toBe(5);
});

it('draws as often as the probabilities say', () => {
  const draws = Array.from({ length: 1000 }, (_, i) => chooseToken(logits, { temperature: 1, random: () => (i + 0.5) / 1000 }));
  const p = Math.exp(logSoftmax(logits)[2]!);
  expect(draws.filter((id) => id === 2).length / 1000).toBeCloseTo(p, 2);
});
