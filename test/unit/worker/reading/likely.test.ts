import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { LikelyAnswers } from '@/answer/likely-answer';
import { openReader } from '@/engine/reader';
import type { ReadDocument } from '@/read/document';
import type { Turn } from '@/rpc/reading-jobs';
import { readingHandlers } from '@/worker/reading/handlers';

const PAGE: ReadDocument = {
  source: 'page',
  url: 'https://example.org/bridge',
  title: 'The bridge',
  blocks: [
    {
      kind: 'paragraph',
      text: 'The old bridge was painted by the Lund brothers and Olga Berg in the spring of 1903, and again in 1921.',
      section: [],
    },
  ],
};
const READER = 'Built-in reader';
const GENERATOR = 'SmolLM2-135M · wasm';

beforeEach(() => {
  fakeBrowser.reset();
  vi.spyOn(fakeBrowser.runtime, 'getURL').mockImplementation((path) => `chrome-extension://inkling${path}`);
  vi.spyOn(fakeBrowser.runtime, 'getPlatformInfo').mockImplementation(() => {});
  globalThis.indexedDB = new IDBFactory();
});

/** Asks with the reader of the extension, and a generator that is in memory where it has something to say. */
async function askWith(likely?: LikelyAnswers): Promise<{ turn: Turn; parts: Turn[] }> {
  const read = await openReader('public/models');
  const generator = { name: likely && GENERATOR, likelyAnswers: () => likely };
  const jobs = readingHandlers({ reader: { name: READER, read }, generator });
  const parts: Turn[] = [];
  const job = { signal: new AbortController().signal, emit: (part: Turn) => parts.push(part) };
  const { key } = await jobs.keepDocument({ document: PAGE }, { ...job, emit: () => {} });
  const turn = await jobs.ask(
    { id: crypto.randomUUID(), documents: [key], question: 'Who painted the old bridge?', url: PAGE.url },
    job,
  );
  return { turn, parts };
}

it('shows what the reader says, and then what a generator in memory finds likeliest of it', async () => {
  const { turn: byReader } = await askWith();
  expect(byReader).toMatchObject({ state: 'done', engine: READER });
  let offered: readonly string[] = [];
  const { turn, parts } = await askWith(async (_, answers) => {
    offered = answers;
    return answers.map((answer, i) => ({
      logProb: i === 1 ? 0 : -80,
      endLogProb: 0,
      unaskedLogProb: -10,
      tokens: answer.split(' ').length,
    }));
  });
  expect(offered).toContain(byReader.answer!.answer);
  expect(turn).toMatchObject({ state: 'done', engine: `${READER} · ${GENERATOR}`, answer: { answer: offered[1] } });
  expect(offered[1]).not.toBe(byReader.answer!.answer);
  expect(parts.some(({ state, answer }) => state === 'running' && answer?.answer === byReader.answer!.answer)).toBe(true);
});

it('keeps what the reader says where the generator fails', async () => {
  const { turn: byReader } = await askWith();
  const { turn } = await askWith(() => Promise.reject(new Error('the device was lost')));
  expect(turn).toMatchObject({ state: 'done', engine: READER, answer: byReader.answer });
});
