import { expect, it } from 'vitest';
import { isBroken } from '@/summarize/whole';

it.each([
  ['The bridge was opened on Monday.', false],
  ['“It works,” she said.', false],
  ['Er nannte es „ein Wunder“ und ging.', false],
  ['Elle l’a dit : « oui ».', false],
  ['橋が開いた。', false],
  ['So it was (after all).', false],
  ['which was opened on Monday.', true],
  ['…sorry, it was opened on Tuesday.', true],
  ['(1451 GMT) from the square of the town.', true],
  ['A bridge is safe if and only if', true],
  ['The mayor wrote, “I am often asked why.', true],
  ['It was opened," she said.', true],
  ['Er nannte es „ein Wunder.', true],
])('knows whether something of "%s" is missing', (text, broken) => {
  expect(isBroken(text)).toBe(broken);
});
