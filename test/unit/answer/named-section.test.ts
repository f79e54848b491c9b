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
