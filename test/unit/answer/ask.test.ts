import { expect, it } from 'vitest';
import { ask } from '@/answer/ask';
import type { Block, ReadDocument } from '@/read/document';
import { indexDocuments } from '@/search/passages';
import { SearchIndex } from '@/search/search-index';

const page = (...texts: string[]): ReadDocument => ({
  source: 'page',
  title: 'The Royal Observatory',
  url: 'https://example.org/observatory',
  blocks: texts.map((text): Block => ({ kind: 'paragraph', text, section: [] })),
});

const OBSERVATORY = page(
  'The Royal Observatory was founded by Charles II in 1675. It stands on a hill in Greenwich Park, overlooking the Thames.',
  'John Flamsteed was the first Astronomer Royal. He catalogued about three thousand stars with instruments that he had to pay for himself.',
);

it('quotes the sentence that answers, where it stands', () => {
  const documents = [OBSERVATORY];
  const answer = ask({ question: 'Who founded the observatory?', documents, index: new SearchIndex(indexDocuments(documents)) });
  expect(answer.sentence?.quote).toBe('The Royal Observatory was founded by Charles II in 1675.');
  const { place, quote, document } = answer.sentence!;
  expect(documents[document]!.blocks[place.block]!.text.slice(place.start, place.end)).toBe(quote);
});

it('says nothing where the page does not', () => {
  const documents = [OBSERVATORY];
  const index = new SearchIndex(indexDocuments(documents));
  expect(ask({ question: 'How do penguins keep their eggs warm?', documents, index }).answer).toBeNull();
  expect(ask({ question: 'Who?', documents: [], index: new SearchIndex(indexDocuments([])) })).toEqual({
    answer: null,
    sentence: null,
    confidence: 0,
    others: [],
  });
});
