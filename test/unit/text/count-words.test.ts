import { expect, it } from 'vitest';
import { countWords } from '@/text/count-words';

it.each([
  ['', 0],
  ['A river that bends.', 4],
  ['Luther’s 1,400.5 km in the U.S.A.', 6],
  ['free-software community', 3],
  ['新电脑 DNC', 4],
])('counts the words of "%s"', (text, count) => {
  expect(countWords(text)).toBe(count);
});
