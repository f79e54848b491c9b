import { expect, it } from 'vitest';
import { suggestQuestions } from '@/answer/suggest';
import type { ReadDocument } from '@/read/document';
import { indexDocuments } from '@/search/passages';
import { SearchIndex } from '@/search/search-index';
import { answerFrom, OBSERVATORY, sections } from './pages';

const suggested = (document: ReadDocument, count?: number): string[] =>
  suggestQuestions(document, new SearchIndex(indexDocuments([document])), count);

const filler =
  'The keeper of the house writes down the weather of the day, every morning and every evening, in a book of its own.';
const GUIDE = sections('Keeping bees', {
  'Keeping bees': [`Bees are kept in hives. ${filler} ${filler}`],
  'Choosing a hive': [`A hive of wood keeps the bees warm, and choosing a large one saves work later. ${filler} ${filler}`],
  'When do bees swarm?': [`Bees swarm in May, when the hive is full. ${filler} ${filler}`],
  Short: ['Too little.'],
  References: [`The references of this guide are many. ${filler} ${filler}`],
});

it('asks what the headings promise and the page answers', () => {
  expect(suggested(GUIDE)).toEqual(['What does the page say about “Choosing a hive”?', 'When do bees swarm?']);
  expect(answerFrom([GUIDE], 'When do bees swarm?').answer).toContain('May');
});

it('names what is read', () => {
  expect(suggested({ ...GUIDE, source: 'captions' })[0]).toBe('What does the video say about “Choosing a hive”?');
  expect(suggested({ ...GUIDE, source: 'pdf' })[0]).toBe('What does the document say about “Choosing a hive”?');
});

it('gives as many as are wanted, and none where there are no headings', () => {
  expect(suggested(GUIDE, 1)).toHaveLength(1);
  expect(suggested(OBSERVATORY)).toEqual([]);
});
