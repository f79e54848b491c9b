import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { ReadDocument } from '@/read/document';
import { Client } from '@/rpc/client';
import type { ReadingJobs } from '@/rpc/reading-jobs';
import type { MeaningEncoder } from '@/worker/reading/meaning';
import { wires } from '../../rpc/wires';
import { longDocument } from './text';

/** An encoder that knows two subjects, and notes what it reads. */
function subjects(): MeaningEncoder & { read: string[]; hold: (isHeld: boolean) => void } {
  const read: string[] = [];
  let open = Promise.resolve();
  let release = (): void => {};
  return {
    read,
    hold(isHeld) {
      release();
      if (isHeld) open = new Promise((resolve) => (release = resolve));
    },
    available: async () => 'minilm-l6',
    name: () => 'Subjects · test',
    async embed(_id, kind, texts, signal) {
      if (kind === 'index') {
        await open;
        signal.throwIfAborted();
        read.push(...texts);
      }
      return texts.map((text) => {
        const vector = [/doctor|physician/i, /poor|coin/i, /./].map((subject, i) => (subject.test(text) ? 1 - i / 4 : 0));
        const length = Math.hypot(...vector) || 1;
        return Float32Array.from(vector, (value) => value / length);
      });
    },
  };
}

/** A worker that has just started; everything on the disk is from before. */
async function startWorker(reader: MeaningEncoder) {
  vi.resetModules();
  const [{ readingHandlers }, { serve }, store] = await Promise.all([
    import('@/worker/reading/handlers'),
    import('@/rpc/server'),
    import('@/store/indexes'),
  ]);
  const panel = new Client<ReadingJobs>(() => {
    const { near, far } = wires();
    serve(far, readingHandlers({ encoder: reader }));
    return near;
  });
  return { panel, ...store };
}

const QUOTE = 'A physician looked after the sick of the village without asking for a coin.';
const village: ReadDocument = {
  source: 'page',
  title: 'The village',
  url: 'https://example.org/village',
  blocks: [
    ...longDocument(3000).blocks,
    { kind: 'paragraph', text: `Nobody paid for it. ${QUOTE} Corn was sold in the market.`, section: ['Part 1'] },
  ],
};
const question = 'Which doctor treated the poor?';
const url = village.url;

beforeEach(() => {
  fakeBrowser.reset();
  vi.spyOn(fakeBrowser.runtime, 'getURL').mockImplementation((path) => `chrome-extension://inkling${path}`);
  globalThis.indexedDB = new IDBFactory();
});

it('answers by words while it reads for meaning, and by meaning when it has read all', async () => {
  const reader = subjects();
  const { panel } = await startWorker(reader);
  const { key } = await panel.run('keepDocument', { document: village });
  reader.hold(true);
  const reading = panel.run('readForMeaning', { documents: [key] });
  const early = await panel.run('ask', { id: '1', documents: [key], question, url });
  expect(early).toMatchObject({ state: 'done', engine: 'built in', answer: { answer: null } });
  expect(reader.read).toEqual([]);

  reader.hold(false);
  expect(await reading).toBe('Subjects · test');
  const parts: (string | undefined)[] = [];
  const late = await panel.run(
    'ask',
    { id: '2', documents: [key], question, url },
    { onPart: ({ state, engine, answer }) => void (answer && parts.push(`${state} ${engine}`)) },
  );
  expect(parts).toEqual(['running built in', 'done Subjects · test']);
  expect(late).toMatchObject({ state: 'done', engine: 'Subjects · test', answer: { sentence: { quote: QUOTE } } });
});

it('goes on where it was stopped, also in another worker, and reads nothing twice', async () => {
  const first = subjects();
  const worker = await startWorker(first);
  const { key } = await worker.panel.run('keepDocument', { document: village });
  const controller = new AbortController();
  const steps: { done: number; all: number }[] = [];
  const reading = worker.panel.run(
    'readForMeaning',
    { documents: [key] },
    {
      signal: controller.signal,
      onPart: (step) => {
        steps.push(step);
        first.hold(true);
        controller.abort(new Error('enough'));
      },
    },
  );
  await expect(reading).rejects.toThrow('enough');
  first.hold(false);
  const { done, all } = steps[0]!;
  expect(done).toBeLessThan(all);
  await expect.poll(async () => (await worker.readVectors(key))?.done).toBeGreaterThanOrEqual(done);

  const second = subjects();
  const next = await startWorker(second);
  const kept = (await next.readVectors(key))!.done;
  expect(await next.panel.run('readForMeaning', { documents: [key] })).toBe('Subjects · test');
  expect(second.read).toHaveLength(all - kept);
  expect((await next.readVectors(key))!.done).toBe(all);
  expect(await next.panel.run('readForMeaning', { documents: [key] })).toBe('Subjects · test');
  expect(second.read).toHaveLength(all - kept);
});

it('compares the passages of several documents at once', async () => {
  const reader = subjects();
  const { panel } = await startWorker(reader);
  const keys: string[] = [];
  for (const document of [longDocument(300, 'canal'), village]) keys.push((await panel.run('keepDocument', { document })).key);
  const steps: number[] = [];
  await panel.run('readForMeaning', { documents: keys }, { onPart: ({ done, all }) => void steps.push(done / all) });
  expect(steps.at(-1)).toBe(1);
  const turn = await panel.run('ask', { id: '1', documents: keys, question, url });
  expect(turn).toMatchObject({ engine: 'Subjects · test', answer: { sentence: { document: 1, quote: QUOTE } } });
});

it('answers by words where the encoder fails, or there is none', async () => {
  const reader = subjects();
  const { panel } = await startWorker({
    ...reader,
    embed: (...given) => (given[1] === 'answer' ? Promise.reject(new Error('device lost')) : reader.embed(...given)),
  });
  const { key } = await panel.run('keepDocument', { document: village });
  await panel.run('readForMeaning', { documents: [key] });
  expect(await panel.run('ask', { id: '1', documents: [key], question, url })).toMatchObject({
    state: 'done',
    engine: 'built in',
  });
  const without = await startWorker({ ...reader, available: async () => undefined });
  expect(await without.panel.run('readForMeaning', { documents: [key] })).toBeNull();
});
