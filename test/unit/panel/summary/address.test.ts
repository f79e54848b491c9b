import { expect, it } from 'vitest';
import { addressOf } from '@/panel/summary/address';

it.each([
  ['https://example.org/a', 'Tea is old.', 'https://example.org/a#:~:text=Tea%20is%20old.'],
  [
    'https://example.org/a#history',
    'Tea, and more-or-less',
    'https://example.org/a#history:~:text=Tea%2C%20and%20more%2Dor%2Dless',
  ],
  ['https://example.org/a#:~:text=old', 'new', 'https://example.org/a#:~:text=new'],
  [
    'https://example.org/a',
    'one two three four five six seven eight nine ten eleven twelve thirteen',
    'https://example.org/a#:~:text=one%20two%20three%20four%20five%20six,eight%20nine%20ten%20eleven%20twelve%20thirteen',
  ],
])('names a text in %s: %s', (url, text, address) => {
  expect(addressOf(url, text)).toBe(address);
});
