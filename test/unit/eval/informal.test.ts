import { expect, it } from 'vitest';
import { asTyped } from '../../eval/next-word/informal';

it.each([
  ['What city do you want to dine in?', 'what city do you want to dine in'],
  ['I don’t think so at all.', "I don't think so at all"],
  ["I'm not sure about that.", "I'm not sure about that"],
  ['Find me a table in Paris!', 'find me a table in Paris'],
  ['It was fine.', ''],
  ['Call me at 555 1234 tonight please.', ''],
  ['One two three four five six seven eight nine ten.', ''],
  ['', ''],
])('%j is typed %j', (sentence, phrase) => {
  expect(asTyped(sentence)).toBe(phrase);
});
