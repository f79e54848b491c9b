import { expect, it } from 'vitest';
import { answerFrom, OBSERVATORY, sections } from './pages';

const GUIDE = sections('Keeping bees', {
  '2. Opening hours': ['We are there from nine. On Sundays we rest.', 'Come when you like.'],
  Prices: ['Honey costs five euros.'],
});

it.each(['What does “Opening hours” say?', 'what does "opening hours" say'])('reads the section that %o names', (question) => {
  const { answer, sentence, others, span } = answerFrom([OBSERVATORY, GUIDE], question);
  expect(answer).toBe('We are there from nine.');
  expect(sentence).toMatchObject({ document: 1, place: { block: 1, start: 0, end: 23 } });
  expect(others.map(({ quote }) => quote)).toEqual(['On Sundays we rest.', 'Come when you like.']);
  expect(span).toBeUndefined();
});

it('searches for what is no heading', () => {
  expect(answerFrom([GUIDE], 'What does “honey” say?').sentence?.quote).toBe('Honey costs five euros.');
  expect(answerFrom([GUIDE], 'What does “penguins” say?').answer).toBeNull();
});

const FAQ = sections('Superbugs', {
  "But first: What's a superbug?": ["It's a term for bacteria that many drugs cannot kill. Some say there is no definition."],
  'How do I pay?': ['With a card or in cash.'],
  'How much do I pay?': ['Five euros.'],
  'Superbugs in the news': ['A superbug made 2 million people ill.'],
});

it.each([
  ['What is a superbug?', "It's a term for bacteria that many drugs cannot kill."],
  ['How do I pay?', 'With a card or in cash.'],
  ['How much do I have to pay?', 'Five euros.'],
])('answers %o from under the heading that asks it', (question, expected) => {
  expect(answerFrom([OBSERVATORY, FAQ], question).answer).toBe(expected);
});

it('searches for what no heading asks', () => {
  expect(answerFrom([FAQ], 'How many people did a superbug make ill?').answer).toContain('2 million');
});
