import 'fake-indexeddb/auto';
import { readFile } from 'node:fs/promises';
import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { Client } from '@/rpc/client';
import type { WorkerJobs } from '@/rpc/jobs';
import { serve } from '@/rpc/server';
import type { Readers } from '@/spell/looker';
import type { Likelihood } from '@/spell/reconsider';
import { createHandlers } from '@/worker/handlers';
import { constantTable } from '../neural/toy';
import { wires } from '../rpc/wires';

const MINUETS = 'I waited fifteen minuets for a freind.';
/** What the n-grams let pass, and a network that knows one word as likely and the other as not can tell. */
const PAST = 'She past the exam with ease.';

const tables = new Map<string, Promise<ArrayBuffer>>();

/** The tables that are packed in the extension, from disk, each once. */
function loadTable(name: string): Promise<ArrayBuffer> {
  const table = tables.get(name) ?? readFile(`public/data/${name}`).then((bytes) => new Uint8Array(bytes).buffer);
  tables.set(name, table);
  return table;
}

const noNetwork = (path: string): Promise<ArrayBuffer> => Promise.reject(new Error(`table "${path}": missing`));

/** A worker with such a network, and a client of it. */
function startWorker(
  loadNetwork: (path: string) => Promise<ArrayBuffer>,
  likelihood: (options?: { waits?: boolean }) => Readers = () => ({}),
): Client<WorkerJobs> {
  const handlers = createHandlers(loadTable, { name: undefined, improve: async () => null, likelihood }, loadNetwork);
  return new Client<WorkerJobs>(() => {
    const { near, far } = wires();
    serve(far, handlers);
    return near;
  });
}

/** The words that are flagged, "freind friend". */
const flagged = (check: { mistakes: { word: string; corrections: string[] }[] } | null | undefined): string[] | undefined =>
  check?.mistakes.map(({ word, corrections }) => `${word} ${corrections[0]}`);

beforeEach(() => {
  fakeBrowser.reset();
});

it('looks closer by the built-in network, which it opens for that: flags come, stay and go', async () => {
  const paths: string[] = [];
  const likely = { past: -12, passed: 0, minuets: -12, minutes: 0 };
  const worker = startWorker(async (path) => {
    paths.push(path);
    return constantTable(likely);
  });
  const [first, second] = await worker.run('check', { paragraphs: [MINUETS, PAST] });
  expect([flagged(first), flagged(second)]).toEqual([['minuets minutes', 'freind friend'], []]);
  expect(first).not.toHaveProperty('doubts');
  expect(paths).toEqual([]);
  expect(flagged(await worker.run('reconsider', { paragraph: MINUETS }))).toEqual(['minuets minutes', 'freind friend']);
  expect(flagged(await worker.run('reconsider', { paragraph: PAST }))).toEqual(['past passed']);
  expect(paths).toEqual(['words/network.bin']);

  const other = startWorker(async () => constantTable({ ...likely, minuets: 12 }));
  expect(flagged(await other.run('reconsider', { paragraph: MINUETS }))).toEqual(['freind friend']);
});

it('asks a downloaded model in memory rather than the network', async () => {
  let downloaded: Likelihood | undefined;
  const worker = startWorker(
    async () => constantTable({ minuets: -12, minutes: 0 }),
    () => ({ downloaded }),
  );
  expect(flagged(await worker.run('reconsider', { paragraph: MINUETS }))).toEqual(['minuets minutes', 'freind friend']);
  downloaded = async (_before, texts) => texts.map((text) => (text.startsWith('minuets') ? -1 : -40));
  expect(flagged(await worker.run('reconsider', { paragraph: MINUETS }))).toEqual(['freind friend']);
});

it('looks beyond the network only by a model, for which it waits while that is being loaded', async () => {
  let loading: Promise<unknown> | undefined;
  const worker = startWorker(
    async () => constantTable({ past: -12, passed: 0 }),
    ({ waits } = {}) =>
      waits && loading
        ? {
            downloaded: async (_before, texts) => {
              await loading;
              return texts.map((text) => (text.startsWith('past') ? -1 : -40));
            },
          }
        : {},
  );
  const first = await worker.run('reconsider', { paragraph: PAST });
  expect([flagged(first), first?.by]).toEqual([['past passed'], 'network']);
  expect(await worker.run('reconsider', { paragraph: PAST, beyond: 'network' })).toBeNull();
  let load = (): void => {};
  loading = new Promise<void>((resolve) => {
    load = resolve;
  });
  const settled: string[] = [];
  const again = worker.run('reconsider', { paragraph: PAST, beyond: 'network' }).then((check) => {
    settled.push('again');
    return check;
  });
  expect((await worker.run('reconsider', { paragraph: PAST }))?.by).toBe('network');
  settled.push('another');
  load();
  const second = await again;
  expect([flagged(second), second?.by]).toEqual([[], 'model']);
  expect(settled).toEqual(['another', 'again']);
});

it('takes the mean of what the model of the extension and the network say', async () => {
  const own: Likelihood = async (_before, texts) => texts.map((text) => (text.startsWith('past') ? -1 : -40));
  const doubting = startWorker(
    async () => constantTable({ past: -4, passed: 0 }),
    () => ({ own }),
  );
  const first = await doubting.run('reconsider', { paragraph: PAST });
  expect([flagged(first), first?.by]).toEqual([[], 'model']);
  const agreeing = startWorker(
    async () => constantTable({ past: -12, passed: 0 }),
    () => ({ own: async (_before, texts) => texts.map((text) => (text.startsWith('past') ? -12 : 0)) }),
  );
  expect(flagged(await agreeing.run('reconsider', { paragraph: PAST, beyond: 'network' }))).toEqual(['past passed']);
});

it('knows nothing better where the network cannot be opened, and checks and completes as before', async () => {
  const worker = startWorker(noNetwork);
  expect(await worker.run('reconsider', { paragraph: PAST })).toBeNull();
  expect((await worker.run('status', undefined)).network).toEqual({
    state: 'failed',
    error: 'table "words/network.bin": missing',
  });
  expect(flagged((await worker.run('check', { paragraphs: [MINUETS] }))[0])).toEqual(['minuets minutes', 'freind friend']);
});

it('opens nothing for a paragraph without a doubt', async () => {
  const worker = startWorker(noNetwork);
  expect(flagged(await worker.run('reconsider', { paragraph: 'My freind.' }))).toEqual(['freind friend']);
  expect((await worker.run('status', undefined)).network).toEqual({ state: 'waiting' });
});

it('gives way while it looks, and stops when it is told to', async () => {
  const worker = startWorker(async () => constantTable({ past: -12, passed: 0 }));
  const paragraph = Array.from({ length: 150 }, (_, i) => `She past the exam with ease in year ${i}.`).join(' ');
  await worker.run('check', { paragraphs: [paragraph] });
  const settled: string[] = [];
  const look = worker.run('reconsider', { paragraph }).then((check) => {
    settled.push('look');
    return check;
  });
  await worker.run('complete', { before: 'Thank you very mu', after: '' });
  settled.push('completion');
  expect((await look)?.mistakes).toHaveLength(150);
  expect(settled).toEqual(['completion', 'look']);

  const newer = new AbortController();
  const stopped = worker.run('reconsider', { paragraph }, { signal: newer.signal });
  setTimeout(() => newer.abort(new Error('newer text')), 0);
  await expect(stopped).rejects.toThrow('newer text');
});
