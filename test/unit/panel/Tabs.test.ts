import { expect, it } from 'vitest';
import { tabAfter } from '@/panel/Tabs';

it.each([
  ['ArrowRight', 0, 1],
  ['ArrowRight', 3, 0],
  ['ArrowLeft', 0, 3],
  ['Home', 2, 0],
  ['End', 0, 3],
  ['a', 0, undefined],
  ['Tab', 0, undefined],
] as const)('%s leads from tab %i of 4 to %s', (key, at, next) => {
  expect(tabAfter(key, at, 4)).toBe(next);
});

it('follows the direction of the script', () => {
  expect(tabAfter('ArrowLeft', 0, 4, true)).toBe(1);
  expect(tabAfter('ArrowRight', 0, 4, true)).toBe(3);
});
