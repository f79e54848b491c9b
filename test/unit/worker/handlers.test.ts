import 'fake-indexeddb/auto';
import { readFile } from 'node:fs/promises';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { Client } from '@/rpc/client';
import type { WorkerJobs } from '@/rpc/jobs';
import type { createHandlers } from '@/worker/handlers';
import { wires } from '../rpc/wires';

/** The tables that are packed in the extension, from disk. */
async function loadTable(name: string): Promise<ArrayBuffer> {
  return new Uint8Array(await readFile(`public/data/${name}`)).buffer;
}

/** A worker that has just started, with what was written before still on disk, and a client of it. */
async function startWorker(neural?: Parameters<typeof createHandlers>[1]): Promise<Client<WorkerJobs>> {
  vi.resetModules();
  const [{ createHandlers }, { serve }] = await Promise.all([import('@/worker/handlers'), import('@/rpc/server')]);
  const handlers = createHandlers(loadTable, neural);
  return new Client<WorkerJobs>(() => {
    const { near, far } = wires();
    serve(far, handlers);
    return near;
  });
}

async function setLearning(learning: boolean): Promise<void> {
  const { changeSettings } = await import('@/store/settings');
  await changeSettings(() => ({ learning }));
}

beforeEach(() => {
  fakeBrowser.reset();
  globalThis.indexedDB = new IDBFactory();
});

it('counts every suggestion taken in several frames at once', async () => {
  const worker = await startWorker();
  await Promise.all(Array.from({ length: 30 }, () => worker.run('accepted', { characters: 6, keys: 1 })));
  expect(await fakeBrowser.storage.local.get('usage')).toEqual({ usage: { accepted: 30, keysSaved: 150 } });
});

it('refuses a count that is none, by name', async () => {
  const worker = await startWorker();
  await expect(worker.run('accepted', { characters: -3, keys: 1 })).rejects.toMatchObject({
    name: 'RangeError',
    message: 'accepted: characters is -3, expected a whole number from 0',
  });
});

it('learns only while learning is on', async () => {
  const worker = await startWorker();
  await worker.run('learn', { text: 'never kept' });
  expect((await worker.run('status', undefined)).learnedWords).toBe(0);
  await setLearning(true);
  await worker.run('learn', { text: 'Dear Zbigniew, dear all' });
  await setLearning(false);
  await worker.run('learn', { text: 'not this one either' });
  expect((await worker.run('status', undefined)).learnedWords).toBe(3);
});

it('knows what was learnt after the worker was stopped, and forgets it for good', async () => {
  await setLearning(true);
  await (await startWorker()).run('learn', { text: 'Dear Zbigniew' });
  const worker = await startWorker();
  expect((await worker.run('status', undefined)).learnedWords).toBe(2);
  await worker.run('forget', undefined);
  expect((await worker.run('status', undefined)).learnedWords).toBe(0);
  expect((await (await startWorker()).run('status', undefined)).learnedWords).toBe(0);
});

it.each([
  ['a number', 5, 'learn: text is 5, expected a string'],
  ['nothing', undefined, 'learn: text is undefined, expected a string'],
  ['a book', 'word '.repeat(50_000), 'learn: text has 250000 characters'],
])('refuses to learn %s, and goes on', async (_, text, message) => {
  await setLearning(true);
  const worker = await startWorker();
  await expect(worker.run('learn', { text: text as string })).rejects.toThrow(message);
  await worker.run('learn', { text: 'fine' });
  expect((await worker.run('status', undefined)).learnedWords).toBe(1);
});

it('says what is wrong with the store of what was learnt, and goes on completing', async () => {
  await new Promise((resolve, reject) => {
    const request = indexedDB.open('inkling', 99);
    request.onsuccess = () => resolve(request.result.close());
    request.onerror = reject;
  });
  await setLearning(true);
  const worker = await startWorker();
  await expect(worker.run('learn', { text: 'text' })).rejects.toThrow('database "inkling": VersionError');
  const status = await worker.run('status', undefined);
  expect(status.learningError).toContain('database "inkling": VersionError');
  expect(status).toMatchObject({ engine: 'built in', learnedWords: 0 });
  expect(status).not.toHaveProperty('error');
  expect(await worker.run('complete', { before: '', after: '' })).toBeNull();
});
