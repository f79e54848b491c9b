import { expect, it } from 'vitest';
import { Recency } from '@/predict/recency';

function read(text: string, halfLifeTokens: number): Recency {
  const recency = new Recency(halfLifeTokens);
  let [beforeLast, last] = ['', ''];
  for (const word of text.split(' ')) {
    recency.add(beforeLast, last, word);
    [beforeLast, last] = [last, word];
  }
  return recency;
}

it('gives shares of words, of words after one and after two', () => {
  const recency = read('a b c a b d', 1e9);
  const [one, two, three] = recency.after('a', 'b').shares('d');
  expect(one).toBeCloseTo(1 / 6, 6);
  expect(two).toBeCloseTo(1 / 2, 6);
  expect(three).toBeCloseTo(1 / 2, 6);
  expect(recency.after('x', 'y').shares('d')).toEqual([expect.closeTo(1 / 6, 6), 0, 0]);
});

it('lets a word fade to a half in its half-life', () => {
  const recency = read(`x ${'y '.repeat(10).trim()}`, 10);
  const weights = Array.from({ length: 10 }, (_, age) => 2 ** (-age / 10));
  const total = weights.reduce((sum, weight) => sum + weight, 0) + 0.5;
  expect(recency.after('', '').shares('x')[0]).toBeCloseTo(0.5 / total, 9);
  expect(recency.size).toBeCloseTo(total, 9);
});

it('gives zeros while nothing was written', () => {
  const recency = new Recency(100);
  expect(recency.after('', '').shares('x')).toEqual([0, 0, 0]);
  expect(recency.after('', '').support).toEqual([0, 0, 0]);
});

it('keeps its shares over the growth of weights past every number', () => {
  const recency = read('a b '.repeat(5000).trim(), 5);
  const [share] = recency.after('', '').shares('b');
  expect(share).toBeGreaterThan(0.5);
  expect(share).toBeLessThan(0.6);
  expect(recency.size).toBeLessThan(10);
});
