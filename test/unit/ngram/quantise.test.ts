import { describe, expect, it } from 'vitest';
import { nearest, quantise } from '@/ngram/quantise';
import { seeded } from './corpora';

const random = seeded(1);
const values = Float32Array.from({ length: 5000 }, () => Math.log(random() + 1e-6) * (1 + random()));
const weights = Float32Array.from(values, (value) => Math.exp(value / 2));

function error(table: ArrayLike<number>, codes: ArrayLike<number>, own: Float32Array): number {
  return values.reduce((sum, value, i) => sum + own[i]! * (value - table[codes[i]!]!) ** 2, 0);
}

describe.each([1, 2, 16, 256])('%i levels', (levels) => {
  const { table, codes } = quantise(values, weights, levels);

  it('are sorted, and each number has the nearest', () => {
    expect([...table]).toEqual([...table].sort((a, b) => a - b));
    expect(table).toHaveLength(levels);
    values.forEach((value, i) => {
      const distance = Math.min(...table.map((level) => Math.abs(level - value)));
      if (Math.abs(Math.abs(table[codes[i]!]! - value) - distance) > 1e-6) expect.fail(`${value} has level ${codes[i]}`);
    });
  });

  it('err less than evenly spaced ones', () => {
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const even = Float32Array.from({ length: levels }, (_, i) => low + ((i + 0.5) / levels) * (high - low));
    const evenCodes = Array.from(values, (value) => nearest(even, value));
    expect(error(table, codes, weights)).toBeLessThan(error(even, evenCodes, weights));
  });

  it('are the same every time', () => {
    expect(quantise(values, weights, levels)).toEqual({ table, codes });
  });
});

it('is exact when there are no more different numbers than levels', () => {
  const few = Float32Array.from({ length: 400 }, (_, i) => (i % 4) - 1.5);
  const { table, codes } = quantise(few, new Float32Array(400).fill(1), 4);
  expect(Array.from(codes, (code) => table[code])).toEqual([...few]);
});

it('takes no numbers at all, and no more levels than a byte counts', () => {
  expect(quantise(new Float32Array(), new Float32Array(), 4).codes).toHaveLength(0);
  expect(() => quantise(values, weights, 257)).toThrow('quantise: 257 levels do not fit a byte');
});
