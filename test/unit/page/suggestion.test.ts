import { expect, it } from 'vitest';
import { afterChange, firstWord, mayReplace } from '@/page/suggestion';

const shown = { text: 'port the', p: 0.6 };

it.each([
  ['the same letters keep the rest', { kind: 'typed', text: 'po' }, { shown: { text: 'rt the', p: 0.6 } }],
  ['other letters end it', { kind: 'typed', text: 'e' }, { shown: null, verdict: 'dismissed' }],
  ['more than it holds ends it', { kind: 'typed', text: 'port them' }, { shown: null, verdict: 'dismissed' }],
  ['all of it written ends it well', { kind: 'typed', text: 'port the' }, { shown: null, verdict: 'fulfilled' }],
  ['deleting ends it without a verdict', { kind: 'deleted', length: 1 }, { shown: null }],
  ['a moved caret ends it without a verdict', { kind: 'moved' }, { shown: null }],
  ['nothing happened', { kind: 'same' }, { shown }],
] as const)('%s', (_, change, outcome) => {
  expect(afterChange(shown, change)).toEqual(outcome);
});

it('has nothing to end where nothing is shown', () => {
  expect(afterChange(null, { kind: 'typed', text: 'x' })).toEqual({ shown: null });
});

it('ends where only space would be left', () => {
  expect(afterChange({ text: 'e ', p: 1 }, { kind: 'typed', text: 'e' })).toEqual({ shown: null, verdict: 'fulfilled' });
});

it.each([
  [null, 'port', true],
  [{ text: 'port', p: 1 }, 'port the', true],
  [{ text: 'port', p: 1 }, 'port', false],
  [{ text: 'port', p: 1 }, 'pose of', false],
])('lets an answer take the place of %j only where it goes on: %j', (old, text, may) => {
  expect(mayReplace(old, { text, p: 0.5 })).toBe(may);
});

it.each([
  ['port the', 'port'],
  [' the end', ' the'],
  ['e, and', 'e,'],
  ['  ', '  '],
])('takes the first word of %j', (text, word) => {
  expect(firstWord(text)).toBe(word);
});
