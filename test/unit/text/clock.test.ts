import { expect, it } from 'vitest';
import { clock } from '@/text/clock';

it.each([
  [0, '0:00'],
  [999, '0:00'],
  [80_000, '1:20'],
  [600_500, '10:00'],
  [3_723_000, '1:02:03'],
])('writes %i ms as %s', (ms, words) => {
  expect(clock(ms)).toBe(words);
});
