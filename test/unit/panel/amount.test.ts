import { expect, it } from 'vitest';
import { amount, size } from '@/panel/amount';

it.each([
  [0, '0 words'],
  [1, '1 word'],
  [2, '2 words'],
  [1942, '1,942 words'],
])('%d is "%s"', (count, words) => {
  expect(amount(count, 'word', 'words', 'en')).toBe(words);
});

it('writes numbers as the person does', () => {
  expect(amount(1942, 'word', 'words', 'de')).toBe('1.942 words');
});

it.each([
  [0, '0 kB'],
  [349_600, '350 kB'],
  [999_499, '999 kB'],
  [1_000_000, '1 MB'],
  [12_448_211, '12.4 MB'],
  [271_900_000, '272 MB'],
])('%d bytes are "%s"', (sizeBytes, words) => {
  expect(size(sizeBytes, 'en')).toBe(words);
});
