import { expect, it } from 'vitest';
import { ask } from '@/answer/ask';
import { askReader } from '@/answer/ask-reader';
import type { ReadPart, ReadPassages } from '@/answer/reader';
import type { ReadDocument } from '@/read/document';
import { indexDocuments } from '@/search/passages';
import { SearchIndex } from '@/search/search-index';

const TEXTS = [
  'The old bridge was painted in spring. Its makers wanted a colour that keeps rust away, and chose red lead. The council of the town paid for the paint, for the men who put it on, and for the boat that carried them from pier to pier until the work was done in late autumn of that year.',
  'The new bridge was painted in autumn. A coat of grey zinc was put on by the same painters, who came back from the coast for it. The council of the town paid for it again, although the mayor was against it and said so in the newspaper, week after week, until nobody listened.',
];
const documents: ReadDocument[] = [
  { source: 'file', title: '', url: '', blocks: TEXTS.map((text) => ({ kind: 'paragraph', text, section: [] })) },
];
const index = new SearchIndex(indexDocuments(documents));

/** Reads as one who is sure of some words: every word is a piece. */
function sureOf(words: string, by = 12): ReadPassages & { asked: [string, number][] } {
  const asked: [string, number][] = [];
  const read: ReadPassages = async (question, passages, { signal } = {}) => {
    signal?.throwIfAborted();
    asked.push([question, passages.length]);
    return passages.map((text, passage): ReadPart => {
      const pieces = [...text.matchAll(/\w+/g)].map(({ index, 0: { length } }) => [index, index + length] as const);
      const at = text.indexOf(words);
      const first = Float32Array.from(pieces, ([start]) => (start === at ? by : 0));
      const last = Float32Array.from(pieces, ([, end]) => (at >= 0 && end === at + words.length ? by : 0));
      return { passage, starts: pieces.map(([start]) => start), ends: pieces.map(([, end]) => end), first, last, none: by / 2 };
    });
  };
  return Object.assign(read, { asked });
}

it('answers with the words that the reader is sure of, in their sentence, wherever the rules would look', async () => {
  const question = 'With what was the bridge painted?';
  const read = sureOf('red lead');
  const said = await askReader({ question, documents, index }, read);
  expect(ask({ question, documents, index }).answer).not.toBe('red lead');
  expect(said.answer).toBe('red lead');
  expect(said.sentence).toMatchObject({ place: { block: 0 }, quote: expect.stringContaining('and chose red lead.') });
  expect(said.sentence!.quote.slice(said.span!.start, said.span!.end)).toBe('red lead');
  expect(read.asked).toEqual([['With what was the bridge painted?', 1]]);
  const other = await askReader({ question, documents, index }, sureOf('grey zinc'));
  expect(other).toMatchObject({ answer: 'grey zinc', sentence: { place: { block: 1 } } });
});

it('is surer where the reader is, and never answers what no word of the documents speaks of', async () => {
  const question = 'With what was the old bridge painted?';
  const confidences = [];
  for (const by of [8, 12, 20])
    confidences.push((await askReader({ question, documents, index }, sureOf('red lead', by))).confidence);
  expect(confidences).toEqual([...confidences].sort((a, b) => a - b));
  expect(confidences[2]! - confidences[0]!).toBeGreaterThan(0.01);
  const foreign = await askReader({ question: 'Who discovered penicillin?', documents, index }, sureOf('red lead'));
  expect(foreign).toMatchObject({ answer: null, confidence: 0 });
});

it('is surer where the text is nearer to the question in meaning', async () => {
  const question = 'With what was the old bridge painted?';
  const nearBy = async (likeness: number): Promise<number> => {
    const near = (length: number): Float64Array => new Float64Array(length).fill(likeness);
    const meaning = { passages: near(index.passages), sentences: near(index.sentences), best: near(index.passages) };
    return (await askReader({ question, documents, index, meaning }, sureOf('red lead', 4))).confidence;
  };
  const [far, middle, near] = [await nearBy(0.3), await nearBy(0.5), await nearBy(0.8)];
  expect(middle).toBeGreaterThan(far);
  expect(near).toBeGreaterThan(middle + 0.02);
});

it('takes none but a time for "when", whatever the reader is sure of', async () => {
  const question = 'When was the old bridge painted?';
  const said = await askReader({ question, documents, index }, sureOf('The old bridge', 9));
  expect(said.sentence!.quote).toBe('The old bridge was painted in spring.');
  expect(said.answer).toMatch(/\bspring$/);
});

it('leaves yes and no to the rules', async () => {
  const asked = { question: 'Was the old bridge painted in spring?', documents, index };
  const read = sureOf('red lead');
  expect(await askReader(asked, read)).toEqual(ask(asked));
  expect(read.asked).toEqual([]);
});

it('asks the reader nothing where a section is asked for by name, and stops where it is told to', async () => {
  const sections: ReadDocument[] = [
    {
      ...documents[0]!,
      blocks: [
        { kind: 'heading', level: 2, text: 'Paint', section: [] },
        { ...documents[0]!.blocks[0]!, section: ['Paint'] },
      ],
    },
  ];
  const read = sureOf('red lead');
  const named = { question: 'What does “Paint” say?', documents: sections, index: new SearchIndex(indexDocuments(sections)) };
  expect((await askReader(named, read)).sentence!.quote).toBe('The old bridge was painted in spring.');
  expect(read.asked).toEqual([]);
  const signal = AbortSignal.abort(new Error('enough'));
  await expect(askReader({ question: 'What was painted?', documents, index }, read, { signal })).rejects.toThrow('enough');
});
