import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { summarizeText } from '@/engine/summarize';
import type { Block, ReadDocument } from '@/read/document';
import { describeDocument } from '@/store/document-info';
import { summarise, summariseSteps } from '@/summarize/summarise';
import type { SummaryLength } from '@/summarize/summary';
import { type Rouge, rouge } from '../../eval/summarize/rouge';
import { readSummarySets } from '../../eval/summarize/sets';
import { itWithShared } from '../../shared';
import { longDocument } from '../worker/reading/text';

function page(texts: (string | [heading: string])[], title = ''): ReadDocument {
  const blocks: Block[] = [];
  let section: string[] = [];
  for (const text of texts) {
    if (typeof text === 'string') blocks.push({ kind: 'paragraph', text, section });
    else {
      blocks.push({ kind: 'heading', level: 2, text: text[0], section: [] });
      section = [text[0]];
    }
  }
  return { source: 'page', title, url: 'https://example.org/', blocks };
}

const textsOf = (document: ReadDocument, sentences: number): string[] =>
  summarise(document, { length: 'short', style: 'points', sentences }).points.map(({ text }) => text);

const BRIDGE = page(
  [
    'By Jane Doe',
    'BERLIN (Reuters) - The bridge over the Ebb was opened on Monday after nine years of work and two court cases. The ferry will stop.',
    'He also thanked the workers of the bridge over the Ebb who had opened it after nine years. “It is a fine bridge over the Ebb,” said the mayor.',
    'Read more: how the ferry over the Ebb came to be',
    'The bridge cost 40 million crowns, and the town pays a third of that with a loan. Is the bridge worth that much money to the town?',
    'Share this article on Facebook',
  ],
  'Bridge over the Ebb opened after nine years',
);

describe('points', () => {
  it('are exact runs of characters, in reading order', () => {
    const document = longDocument(3000);
    const { points } = summarise(document, { length: 'long', style: 'points' });
    for (const { text, place } of points) expect(document.blocks[place.block]!.text.slice(place.start, place.end)).toBe(text);
    const at = points.map(({ place }) => place.block * 1e6 + place.start);
    expect(at).toEqual([...at].sort((a, b) => a - b));
    expect(new Set(at).size).toBe(points.length);
  });

  it('leave out by-lines, datelines and calls to click and share', () => {
    const all = textsOf(BRIDGE, 99);
    expect(all[0]).toBe('The bridge over the Ebb was opened on Monday after nine years of work and two court cases.');
    expect(all.join('\n')).not.toMatch(/Jane Doe|Read more|Share this/);
  });

  it('rather tell the news than lean on it, quote or ask', () => {
    expect(textsOf(BRIDGE, 2)).toEqual([
      'The bridge over the Ebb was opened on Monday after nine years of work and two court cases.',
      'The bridge cost 40 million crowns, and the town pays a third of that with a loan.',
    ]);
  });

  it('say each thing once', () => {
    const twice = 'The council voted to close the ferry at the end of the month.';
    const document = page([
      twice,
      `${twice} The ferry had carried a million people.`,
      'The crew of the ferry will work in the harbour.',
    ]);
    expect(textsOf(document, 9).filter((text) => text === twice)).toHaveLength(1);
  });

  it('say what a paper is about rather than how its field began', () => {
    const document = page(
      [
        'Language models have been studied for many years. Large models are slow on small machines. In this paper, we propose a packed model of n-grams that answers in a millisecond. Results show that it loses little. Memory has become cheaper too.',
      ],
      'Packed n-gram models',
    );
    expect(textsOf(document, 1)[0]).toContain('we propose');
  });

  it('come from many sections of a long page, and from none of its references', () => {
    const subjects = ['bridges', 'ferries', 'locks', 'mills', 'weirs', 'harbours', 'canals', 'towpaths', 'barges', 'sluices'];
    const sentences = (subject: string): string =>
      [
        `Old ${subject} were built of stone`,
        `Most ${subject} belong to the town`,
        `New ${subject} cost more than the first ${subject}`,
      ]
        .map((start, i) => `${start}, as the year ${subject.length * 7 + i} showed the people of the ${subject} office.`)
        .join(' ');
    const parts = subjects.flatMap((subject): (string | [string])[] => [
      [subject],
      sentences(subject),
      sentences(`${subject} below`),
    ]);
    const document = page([...parts, ['References'], sentences('bridges and ferries')], 'Bridges and ferries of the town');
    const { points } = summarise(document, { length: 'long', style: 'points' });
    const sections = new Set(points.map(({ place }) => document.blocks[place.block]!.section[0]));
    expect(points.length).toBe(8);
    expect(sections.size).toBeGreaterThanOrEqual(7);
    expect(sections.has('References')).toBe(false);
  });

  it('do not change from one time to the next', () => {
    const options = { length: 'medium', style: 'points' } as const;
    expect(summarise(longDocument(3000), options)).toEqual(summarise(longDocument(3000), options));
  });
});

it('grows with the length asked for and with the text, and is never most of a short text', () => {
  const count = (words: number, length: SummaryLength): number =>
    summarise(longDocument(words), { length, style: 'points' }).points.length;
  expect(['short', 'medium', 'long'].map((length) => count(900, length as SummaryLength))).toEqual([3, 5, 8]);
  expect(['short', 'medium', 'long'].map((length) => count(9000, length as SummaryLength))).toEqual([3, 8, 14]);
  expect(count(20, 'long')).toBeLessThanOrEqual(3);
  expect(summarise(longDocument(900), { length: 'long', style: 'headline' }).points).toHaveLength(1);
});

it('tells what it read as the document is told, with what no point can be taken from', async () => {
  const document = page(['Six words are in this sentence.', 'Read more: about the bridge', ['Costs']]);
  document.blocks.push(
    { kind: 'code', text: 'let a = 1;', section: ['Costs'] },
    { kind: 'row', text: 'a | b', section: ['Costs'] },
  );
  const { covered } = summarise(document, { length: 'short', style: 'points' });
  expect(covered).toEqual({ sections: [2, 2], words: 6 + 5 + 1 + 3 + 2 });
  expect(await describeDocument(document)).toMatchObject({ sections: 2, words: covered.words });
});

it('has no points of an empty page, of a menu, or of code', () => {
  const options = { length: 'short', style: 'points' } as const;
  for (const texts of [[], ['Home', 'About us', 'Contact']]) expect(summarise(page(texts), options).points).toEqual([]);
  const code = page([]);
  code.blocks.push({ kind: 'code', text: 'for (;;) { doSomethingThatTakesLong(); andThenMore(); }', section: [] });
  expect(summarise(code, options)).toEqual({ points: [], covered: { sections: [1, 1], words: 3 } });
});

it('tells how far it is, and has first points before a very long text is read', () => {
  const steps = [...summariseSteps(longDocument(40_000), { length: 'medium', style: 'points' })];
  const reading = steps.filter(({ what }) => what === 'reading');
  const early = reading.findIndex(({ points }) => points?.length);
  expect(early).toBeGreaterThan(0);
  expect(early).toBeLessThan(reading.length / 4);
  for (const [i, { done }] of reading.entries()) expect(done).toBe(i);
  expect(steps.at(-1)).toMatchObject({ what: 'choosing' });
});

itWithShared('is as good as issue and README say, and better than the first sentences', 'eval/summarization', (folder) => {
  const mean = (scores: Rouge[]): number[] =>
    [0, 1, 2].map((k) => (100 * scores.reduce((sum, s) => sum + s[k]!, 0)) / scores.length);
  const floors = [
    [37.0, 16.2, 25.0],
    [40.5, 19.2, 32.6],
  ];
  const { sets } = readSummarySets(join(folder));
  for (const [i, { samples, sentences }] of sets.slice(0, 2).entries()) {
    const scores = samples.map(({ text, title, references }) => {
      const { points } = summarizeText({ text, title, url: '', length: 'short', style: 'points', sentences });
      return rouge(points.map((point) => point.text).join(' '), references);
    });
    for (const [k, score] of mean(scores).entries()) expect(score).toBeGreaterThanOrEqual(floors[i]![k]!);
  }
});
