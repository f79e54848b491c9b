import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Block } from '@/read/document';
import { Client, Disconnected } from '@/rpc/client';
import type { ReadingJobs, SummaryRun, Turn } from '@/rpc/reading-jobs';
import { describeDocument } from '@/store/document-info';
import { DOCUMENT_LIMIT_CHARACTERS } from '@/worker/reading/fitted';
import { wires } from '../../rpc/wires';
import { longDocument } from './text';

/** A worker that has just started, and a panel connected to it. Everything on the disk is from before. */
async function startWorker() {
  vi.resetModules();
  const [{ readingHandlers, resumeReading }, { serve }] = await Promise.all([
    import('@/worker/reading/handlers'),
    import('@/rpc/server'),
  ]);
  const cuts: (() => void)[] = [];
  const panel = new Client<ReadingJobs>(() => {
    const { near, far, cut } = wires();
    cuts.push(cut);
    serve(far, readingHandlers());
    return near;
  });
  const closePanel = (): void => {
    for (const cut of cuts) cut();
  };
  return { panel, resumeReading, closePanel };
}

const request = { length: 'medium', style: 'points' } as const;

beforeEach(() => {
  fakeBrowser.reset();
  // The fake has neither.
  vi.spyOn(fakeBrowser.runtime, 'getURL').mockImplementation((path) => `chrome-extension://inkling${path}`);
  globalThis.indexedDB = new IDBFactory();
});

it('summarises a kept document in parts, and says how much of it was read', async () => {
  const { panel } = await startWorker();
  const read = longDocument(3000);
  const { key, words, sections } = await panel.run('keepDocument', { document: read });
  const parts: SummaryRun[] = [];
  const summary = await panel.run('summarize', { document: key, ...request }, { onPart: (part) => parts.push(part) });
  expect(summary).toMatchObject({ state: 'done', engine: 'built in', request: { document: key, ...request } });
  expect(summary.covered).toEqual({ sections: [sections, sections], words });
  expect(summary).not.toHaveProperty('progress');
  expect(parts[0]).toMatchObject({ state: 'running', points: [] });
  const counts = parts.map(({ points }) => points.length);
  expect(counts).toEqual([...counts].sort((a, b) => a - b));
  expect(new Set(counts).size).toBeGreaterThan(3);
  for (const { text, place } of summary.points) {
    expect(read.blocks[place.block]!.text.slice(place.start, place.end)).toBe(text);
  }
});

it('keeps the start of a document that is too long, and says how much that is', async () => {
  const { panel } = await startWorker();
  const { blocks, ...read } = longDocument(3000);
  const table: Block = { kind: 'code', text: 'x '.repeat(DOCUMENT_LIMIT_CHARACTERS / 2 - 5000).trim(), section: [] };
  const document = { ...read, blocks: [table, ...blocks] };
  const { key, words, sections, left } = await panel.run('keepDocument', { document });
  const all = await describeDocument(document);
  expect(left).toEqual({ words: all.words - words, sections: all.sections - sections });
  expect(left!.words).toBeGreaterThan(100);
  const { covered } = await panel.run('summarize', { document: key, ...request });
  expect(covered).toEqual({ sections: [sections, all.sections], words, of: all.words });
});

it('makes the same summary once, and knows it after the worker was stopped', async () => {
  const first = await startWorker();
  const { key } = await first.panel.run('keepDocument', { document: longDocument(1000) });
  const made = await first.panel.run('summarize', { document: key, ...request });
  const { panel } = await startWorker();
  const parts: SummaryRun[] = [];
  const again = await panel.run('summarize', { document: key, ...request }, { onPart: (part) => parts.push(part) });
  expect({ ...again, askedMs: 0 }).toEqual({ ...made, askedMs: 0 });
  expect(parts).toEqual([]);
});

it('goes on while the panel is closed, and shows it where it is', async () => {
  const { panel, closePanel } = await startWorker();
  const { key } = await panel.run('keepDocument', { document: longDocument(60_000) });
  const watching = new Promise<void>((resolve) => {
    panel.run('summarize', { document: key, ...request }, { onPart: ({ progress }) => progress && resolve() }).catch(() => {});
  });
  await watching;
  closePanel();
  const parts: SummaryRun[] = [];
  const summary = await panel.run('summarize', { document: key, ...request }, { onPart: (part) => parts.push(part) });
  expect(parts[0]!.progress!.done).toBeGreaterThan(0);
  expect(summary).toMatchObject({ state: 'done', attempts: 1 });
});

it('is taken up by the next worker when one was stopped in the middle', async () => {
  const first = await startWorker();
  const { key } = await first.panel.run('keepDocument', { document: longDocument(60_000) });
  const { readSummary, keepSummary } = await import('@/store/summaries');
  let left: SummaryRun | undefined;
  await first.panel.run('summarize', { document: key, ...request }, { onPart: (part) => (left = part.progress ? part : left) });
  // What the disk holds at the moment of such a stop.
  await keepSummary(left!);
  const { resumeReading, panel } = await startWorker();
  resumeReading();
  await vi.waitFor(async () => expect(await readSummary(left!.id)).toMatchObject({ state: 'done', attempts: 2 }), 20_000);
  expect(await panel.run('summarize', { document: key, ...request })).toMatchObject({ state: 'done', attempts: 2 });
});

it('gives up a summary in the middle of which the worker was stopped again and again', async () => {
  const first = await startWorker();
  const { key } = await first.panel.run('keepDocument', { document: longDocument(500) });
  const made = await first.panel.run('summarize', { document: key, ...request });
  const { readSummary, keepSummary } = await import('@/store/summaries');
  await keepSummary({ ...made, state: 'running', attempts: 3 });
  const { resumeReading, panel } = await startWorker();
  resumeReading();
  await vi.waitFor(async () => expect(await readSummary(made.id)).toMatchObject({ state: 'failed' }));
  expect(await panel.run('summarize', { document: key, ...request })).toMatchObject({ error: 'It was interrupted 3 times.' });
  expect(await panel.run('summarize', { document: key, ...request, again: true })).toMatchObject({ state: 'done' });
});

it('stops at once, keeps that it was stopped, and starts anew when asked to', async () => {
  const { panel } = await startWorker();
  const { key } = await panel.run('keepDocument', { document: longDocument(60_000) });
  const stopped = await panel.run(
    'summarize',
    { document: key, ...request },
    { onPart: ({ id, progress }) => void (progress && panel.run('stop', { id })) },
  );
  expect(stopped.state).toBe('stopped');
  expect(await panel.run('summarize', { document: key, ...request })).toMatchObject({ state: 'stopped' });
  expect(await panel.run('summarize', { document: key, ...request, again: true })).toMatchObject({ state: 'done' });
});

it('says that a document is not kept any more', async () => {
  const { panel } = await startWorker();
  await expect(panel.run('summarize', { document: 'https://example.org 00', ...request })).rejects.toMatchObject({
    name: 'NotKept',
    message: 'This page is not kept any more. Read it again.',
  });
});

it('answers a question, keeps it in the conversation of the page, and finds, exports and deletes it', async () => {
  const { panel } = await startWorker();
  const read = longDocument(800);
  const { key } = await panel.run('keepDocument', { document: read });
  const parts: Turn[] = [];
  const asked = { id: 'q', documents: [key], question: 'What happened to bridge number 13?', url: read.url };
  const turn = await panel.run('ask', asked, { onPart: (part) => parts.push(part) });
  expect(parts[0]).toMatchObject({ id: turn.id, state: 'running' });
  expect(turn.state).toBe('done');
  const { place, quote } = turn.answer!.sentence!;
  expect(read.blocks[place.block]!.text.slice(place.start, place.end)).toBe(quote);
  expect(quote).toContain('13');
  const reopened = (await startWorker()).panel;
  expect(await reopened.run('conversation', { url: `${read.url}#part` })).toMatchObject({ title: read.title, turns: [turn] });
  expect(await reopened.run('conversations', { search: 'bridge' })).toMatchObject([{ url: read.url, turns: 1 }]);
  expect(await reopened.run('exportConversations', { url: read.url, format: 'markdown' })).toContain(`## ${asked.question}`);
  await reopened.run('deleteConversations', { url: read.url });
  expect(await reopened.run('conversation', { url: read.url })).toBeNull();
});

it('takes up a question that a stopped worker left, and does not ask it twice', async () => {
  const first = await startWorker();
  const read = longDocument(800);
  const { key } = await first.panel.run('keepDocument', { document: read });
  const asked = { id: 'q', documents: [key], question: 'What happened to bridge number 13?', url: read.url };
  let left: Turn | undefined;
  const turn = await first.panel.run('ask', asked, { onPart: (part) => (left = part.state === 'running' ? part : left) });
  const { putTurn } = await import('@/store/conversations');
  await putTurn({ url: read.url, title: read.title }, left!, 1);
  const { panel, resumeReading } = await startWorker();
  resumeReading();
  const again = await panel.run('watchTurn', { url: read.url, id: 'q', again: true });
  expect(again.attempts).toBe(2);
  expect(await panel.run('ask', asked)).toEqual(again);
  expect(again).toMatchObject({ id: turn.id, state: 'done', answer: turn.answer });
  expect((await panel.run('conversation', { url: read.url }))?.turns).toHaveLength(1);
});

it('answers what a page is about with sentences of a summary', async () => {
  const { panel } = await startWorker();
  const read = longDocument(2000);
  const { key } = await panel.run('keepDocument', { document: read });
  const { answer } = await panel.run('ask', { id: 'q', documents: [key], question: 'What is this page about?', url: read.url });
  const { points } = await panel.run('summarize', { document: key, length: 'short', style: 'points' });
  expect(answer!.summary!.map(({ quote }) => quote)).toEqual(points.map(({ text }) => text));
  expect(answer!.sentence).toEqual(answer!.summary![0]);
  for (const { place, quote } of answer!.summary!)
    expect(read.blocks[place.block]!.text.slice(place.start, place.end)).toBe(quote);
  expect(await panel.run('exportConversations', { format: 'markdown' })).toContain(`> ${points.at(-1)!.text}`);
});

it('stops an answer in the middle at once, and answers when asked again', async () => {
  const { panel } = await startWorker();
  const read = longDocument(100_000);
  const { key } = await panel.run('keepDocument', { document: read });
  const asked = { id: 'q', documents: [key], question: 'What happened to bridge number 13?', url: read.url };
  const stopped = await panel.run('ask', asked, {
    onPart: ({ progress }) => void (progress?.done && panel.run('stop', { id: 'q' })),
  });
  expect(stopped).toMatchObject({ state: 'stopped' });
  expect(stopped).not.toHaveProperty('answer');
  expect(await panel.run('watchTurn', { url: read.url, id: 'q' })).toMatchObject({ state: 'stopped' });
  expect(await panel.run('watchTurn', { url: read.url, id: 'q', again: true })).toMatchObject({ state: 'done' });
});

it('deletes a conversation for good, also one in which an answer is on its way', async () => {
  const { panel } = await startWorker();
  const read = longDocument(800);
  const { key } = await panel.run('keepDocument', { document: read });
  let deleted: Promise<void> | undefined;
  await panel.run(
    'ask',
    { id: 'q', documents: [key], question: 'What happened?', url: read.url },
    { onPart: () => (deleted ??= panel.run('deleteConversations', {})) },
  );
  await deleted;
  expect(await panel.run('conversations', {})).toEqual([]);
});

it('ends a watch when the worker goes, as for any job', async () => {
  const { panel, closePanel } = await startWorker();
  const { key } = await panel.run('keepDocument', { document: longDocument(60_000) });
  const summary = panel.run('summarize', { document: key, ...request }, { onPart: ({ progress }) => progress && closePanel() });
  await expect(summary).rejects.toBeInstanceOf(Disconnected);
});
