import { expect, it } from 'vitest';
import type { Block, ReadDocument } from '@/read/document';
import { indexDocuments } from '@/search/passages';
import { SearchIndex } from '@/search/search-index';
import { madeUpText, randomNumbers } from './words';

const documentOf = (blocks: Block[], title = ''): ReadDocument => ({ source: 'page', title, url: '', blocks });
const paragraph = (text: string, ...section: string[]): Block => ({ kind: 'paragraph', text, section });
const heading = (text: string, level: number, ...section: string[]): Block => ({ kind: 'heading', text, section, level });

/** The quotes of each passage's sentences. */
function passagesOf(documents: ReadDocument[]): string[][] {
  const index = new SearchIndex(indexDocuments(documents));
  return Array.from({ length: index.passages }, (_, passage) => {
    const quotes: string[] = [];
    index.passageOf.forEach((owner, sentence) => {
      const { document, block, start, end } = index.place(sentence);
      if (owner === passage) quotes.push(documents[document]!.blocks[block]!.text.slice(start, end));
    });
    return quotes;
  });
}

const wordsIn = (quotes: string[]): number => quotes.join(' ').split(' ').length;

it('puts short blocks of a section together and keeps sections apart', () => {
  const passages = passagesOf([
    documentOf([
      heading('One', 1),
      paragraph('First point.', 'One'),
      { kind: 'item', text: 'Second point.', section: ['One'] },
      heading('Two', 1),
      paragraph('Third point.', 'Two'),
    ]),
    documentOf([paragraph('Of another document.', 'Two')]),
  ]);
  expect(passages).toEqual([['First point.', 'Second point.'], ['Third point.'], ['Of another document.']]);
});

it.each([1, 2, 3, 4, 5, 6])('cuts at sentences into passages of at most 120 words and loses none (seed %i)', (seed) => {
  const next = randomNumbers(seed);
  const blocks = Array.from({ length: 40 }, () => paragraph(madeUpText(next, 3 + next(next(2) ? 30 : 400))));
  const passages = passagesOf([documentOf(blocks)]);
  for (const quotes of passages) expect(wordsIn(quotes)).toBeLessThanOrEqual(120);
  expect(passages.flat().join(' ')).toBe(blocks.map(({ text }) => text).join(' '));
  const short = passages.filter((quotes) => wordsIn(quotes) < 40).length;
  expect(short / passages.length).toBeLessThan(0.25);
});

it('cuts a sentence that never ends between words', () => {
  const text = Array(1000).fill('word').join(' ');
  const passages = passagesOf([documentOf([paragraph(text)])]);
  expect(passages.flat().join(' ')).toBe(text);
  expect(Math.max(...passages.map(wordsIn))).toBeLessThanOrEqual(120);
});

it('can be cloned, and refuses tables of another version', () => {
  const tables = indexDocuments([documentOf([paragraph('A text of a page.')], 'Title')]);
  const copy = structuredClone(tables);
  expect(new SearchIndex(copy).place(0)).toEqual({ document: 0, block: 0, start: 0, end: 17 });
  expect(copy).toEqual(tables);
  expect(() => new SearchIndex({ ...tables, version: 2 as 1 })).toThrow('SearchIndex: tables have version 2, expected 1');
});
