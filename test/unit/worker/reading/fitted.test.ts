import { expect, it } from 'vitest';
import type { Block, ReadDocument } from '@/read/document';
import { describeDocument } from '@/store/document-info';
import { summarise } from '@/summarize/summarise';
import { fitted } from '@/worker/reading/fitted';
import { longDocument } from './text';

const paragraph = (text: string): Block => ({ kind: 'paragraph', text, section: [] });
const documentOf = (...blocks: Block[]): ReadDocument => ({
  source: 'page',
  title: 'Bends',
  url: 'https://example.org/',
  blocks,
});

it('keeps a document that is as long as it may be', () => {
  const document = documentOf(paragraph('one two'), paragraph('three'));
  expect(fitted(document, 12)).toBe(document);
});

it('breaks the block that reaches over the limit at a space, and counts what is left', () => {
  const heading: Block = { kind: 'heading', text: 'Later', section: [], level: 2 };
  const { blocks, left } = fitted(documentOf(paragraph('one two'), paragraph('three four five'), heading, paragraph('six')), 20);
  expect(blocks.map(({ text }) => text)).toEqual(['one two', 'three four']);
  expect(left).toEqual({ words: 3, sections: 1 });
});

it('leaves out a heading and a word that reach over the limit', () => {
  const heading: Block = { kind: 'heading', text: 'A later part', section: [], level: 2 };
  expect(fitted(documentOf(paragraph('one'), heading), 8)).toMatchObject({
    blocks: [{ text: 'one' }],
    left: { words: 3, sections: 1 },
  });
  expect(fitted(documentOf(paragraph('uninterrupted')), 8)).toMatchObject({ blocks: [], left: { words: 1, sections: 0 } });
});

it('keeps the times of what stays of a caption', () => {
  const times = [
    { at: 0, ms: 1000 },
    { at: 8, ms: 5000 },
  ];
  const { blocks } = fitted(documentOf({ kind: 'caption', text: 'one two three', section: [], startMs: 1000, times }), 9);
  expect(blocks).toMatchObject([{ text: 'one two', times: [{ at: 0, ms: 1000 }] }]);
});

it('is told in what is kept of it and in its summary, in the same words', async () => {
  const whole = longDocument(20_000);
  const all = await describeDocument(whole);
  const cut = fitted(whole, 50_000);
  const { words, sections, left } = await describeDocument(cut);
  expect(words + left!.words).toBe(all.words);
  expect(sections + left!.sections).toBe(all.sections);
  const { covered } = summarise(cut, { length: 'short', style: 'points' });
  expect(covered).toEqual({ sections: [sections, all.sections], words, of: all.words });
});
