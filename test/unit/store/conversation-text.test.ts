import { expect, it } from 'vitest';
import type { Conversation, Turn } from '@/store/conversation';
import { searchConversations } from '@/store/conversation-search';
import { toJson, toMarkdown } from '@/store/conversation-text';

const source = {
  key: 'k',
  source: 'page',
  title: 'The [old] bridge',
  url: 'https://example.org/bridge',
  words: 9,
  sections: 1,
  headings: [],
} as const;
const quote = 'It was built in *1894* by John Wolfe Barry.';
const done: Turn = {
  id: '1',
  question: 'When was it built?',
  askedMs: Date.UTC(2026, 0, 2, 3, 4, 5),
  state: 'done',
  engine: 'built in',
  documents: [{ ...source, headings: [] }],
  answer: {
    answer: '1894',
    sentence: { document: 0, place: { block: 0, start: 0, end: quote.length }, quote },
    confidence: 0.9,
    others: [],
  },
};
const open = { id: '2', question: 'Who paid for it?', askedMs: done.askedMs, engine: 'built in', documents: [] };
const bridge: Conversation = {
  key: source.url,
  url: source.url,
  title: source.title,
  updatedMs: 2,
  turns: [
    done,
    { ...open, state: 'done', answer: { answer: null, sentence: null, confidence: 0.1, others: [] } },
    { ...open, id: '3', question: 'Why?', state: 'stopped' },
    { ...open, id: '4', question: 'How?', state: 'failed', error: 'the disk is full' },
  ],
};
const cafe: Conversation = { key: 'https://c', url: 'https://c', title: 'Cafés of Vienna', updatedMs: 1, turns: [] };

it('writes conversations as Markdown, with every answer, quotation and source', () => {
  expect(toMarkdown([bridge])).toBe(`# The \\[old\\] bridge

<https://example.org/bridge>

## When was it built?

*2026-01-02T03:04:05.000Z · built in*

1894

> It was built in \\*1894\\* by John Wolfe Barry.
> [The \\[old\\] bridge](<https://example.org/bridge>)

## Who paid for it?

*2026-01-02T03:04:05.000Z · built in*

The page does not say.

## Why?

*2026-01-02T03:04:05.000Z · built in*

*Stopped.*

## How?

*2026-01-02T03:04:05.000Z · built in*

*It failed: the disk is full*
`);
});

it.each([
  [{ page: 3 }, '<https://example.org/bridge>), page 3'],
  [{ atMs: 80_000 }, '<https://example.org/bridge>), 1:20'],
])('writes where in its source a quotation stands: %o', (place, end) => {
  const sentence = { ...done.answer!.sentence!, ...place };
  expect(toMarkdown([{ ...bridge, turns: [{ ...done, answer: { ...done.answer!, sentence } }] }])).toContain(end);
});

it('writes conversations as JSON that reads back whole', () => {
  expect(JSON.parse(toJson([bridge, cafe]))).toEqual({ inkling: 1, conversations: [bridge, cafe] });
});

it.each([
  ['', ['The [old] bridge', 'Cafés of Vienna']],
  ['cafes', ['Cafés of Vienna']],
  ['WOLFE barry', ['The [old] bridge']],
  ['bridge paid', ['The [old] bridge']],
  ['1894', ['The [old] bridge']],
  ['bridge vienna', []],
])('finds conversations by "%s"', (search, titles) => {
  expect(searchConversations([bridge, cafe], search).map(({ title }) => title)).toEqual(titles);
});

it('lists a conversation with the question that was found, else its first', () => {
  expect(searchConversations([bridge], 'paid')[0]).toMatchObject({ question: 'Who paid for it?', turns: 4 });
  expect(searchConversations([bridge], 'bridge')[0]).toMatchObject({ question: 'When was it built?', turns: 4 });
});
