import { expect, it } from 'vitest';
import type { Block, ReadDocument } from '@/read/document';
import { mergeIndexes } from '@/search/merge';
import { indexDocuments } from '@/search/passages';
import { madeUpText, randomNumbers } from './words';

function documentOf(next: (below: number) => number, paragraphs: number): ReadDocument {
  const blocks = Array.from({ length: paragraphs }, (): Block[] => {
    const section = [madeUpText(next, 1 + next(3))];
    const heading: Block = { kind: 'heading', text: section[0]!, section: [], level: 2 };
    return [...(next(3) ? [] : [heading]), { kind: 'paragraph', text: madeUpText(next, 1 + next(200)), section }];
  });
  return { source: 'page', title: madeUpText(next, 2), url: '', blocks: blocks.flat() };
}

it.each([1, 2, 3, 4, 5])('makes of the indexes of documents the index of all of them (seed %i)', (seed) => {
  const next = randomNumbers(seed);
  const documents = Array.from({ length: 1 + next(4) }, () => documentOf(next, next(12)));
  const merged = mergeIndexes(documents.map((document) => indexDocuments([document])));
  expect(merged).toEqual(indexDocuments(documents));
});

it('makes an index of nothing', () => {
  expect(mergeIndexes([])).toEqual(indexDocuments([]));
});
