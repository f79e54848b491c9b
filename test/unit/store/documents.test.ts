import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, it, vi } from 'vitest';
import type { ReadDocument } from '@/read/document';

const A_TENTH = 10;
const BYTES_PER_CHARACTER = 8;

function document(name: string, characters: number): ReadDocument {
  const url = `https://example.org/${name}`;
  return { source: 'page', title: name, url, blocks: [{ kind: 'paragraph', text: 'x'.repeat(characters), section: [] }] };
}

/** The stores as a worker that has just started sees them, in a browser that gives so much space. */
async function open(quota?: number) {
  vi.resetModules();
  vi.stubGlobal('navigator', { storage: { estimate: async () => ({ quota }) } });
  const [documents, summaries, { describeDocument }] = await Promise.all([
    import('@/store/documents'),
    import('@/store/summaries'),
    import('@/store/document-info'),
  ]);
  const keep = async (read: ReadDocument, nowMs: number, tabId?: number): Promise<string> => {
    const info = { ...(await describeDocument(read)), ...(tabId === undefined ? {} : { tabId }) };
    await documents.keepDocument(info, read, nowMs);
    return info.key;
  };
  return { ...documents, ...summaries, keep };
}

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

it('keeps a document over restarts, and what is told of it without its text', async () => {
  const read = document('a', 50);
  const key = await (await open()).keep(read, 1, 7);
  const store = await open();
  expect(await store.readText(key, 2)).toEqual(read);
  expect(await store.readInfo(key)).toMatchObject({ key, title: 'a', words: 1, sections: 1, tabId: 7 });
  expect(await store.readText('another', 2)).toBeUndefined();
});

it('lets the documents used longest ago make room within a tenth of the quota, and their summaries with them', async () => {
  const store = await open(1000 * BYTES_PER_CHARACTER * A_TENTH);
  const first = await store.keep(document('first', 400), 1);
  const second = await store.keep(document('second', 400), 2);
  for (const document of [first, second]) {
    const request = { document, length: 'short', style: 'points' } as const;
    await store.keepSummary({ id: document, request, state: 'done', engine: 'e', points: [], askedMs: 1, attempts: 1 });
  }
  await store.readText(first, 3);
  const third = await store.keep(document('third', 400), 4);
  expect(await store.readText(second, 5)).toBeUndefined();
  expect(await store.readSummary(second)).toBeUndefined();
  expect(await store.readText(first, 5)).toBeDefined();
  expect(await store.readSummary(first)).toBeDefined();
  expect(await store.readText(third, 5)).toBeDefined();
});

it('keeps a document that is larger than all that may be kept, alone', async () => {
  const store = await open(1000 * BYTES_PER_CHARACTER * A_TENTH);
  const small = await store.keep(document('small', 10), 1);
  const large = await store.keep(document('large', 5000), 2);
  expect(await store.readText(small, 3)).toBeUndefined();
  expect(await store.readText(large, 3)).toBeDefined();
});

it('is never more than so many documents', async () => {
  const store = await open();
  const keys: string[] = [];
  for (let i = 0; i < store.KEPT_LIMIT_DOCUMENTS + 5; i++) keys.push(await store.keep(document(`d${i}`, 3), i, 1));
  expect(await store.infosOfTab(1)).toHaveLength(store.KEPT_LIMIT_DOCUMENTS);
  expect(await store.readText(keys[4]!, 1000)).toBeUndefined();
  expect(await store.readText(keys[5]!, 1000)).toBeDefined();
});

it('gives the documents of a tab, the one used last first', async () => {
  const store = await open();
  const old = await store.keep(document('old', 3), 1, 5);
  const recent = await store.keep(document('recent', 3), 2, 5);
  await store.keep(document('elsewhere', 3), 3, 6);
  expect((await store.infosOfTab(5)).map(({ key }) => key)).toEqual([recent, old]);
});

it('has the same key for the same text at the same address, and another for any change', async () => {
  const store = await open();
  const key = await store.keep(document('a', 5), 1);
  expect(await store.keep(document('a', 5), 2)).toBe(key);
  expect(await store.keep(document('a', 6), 3)).not.toBe(key);
  expect(await store.keep({ ...document('a', 5), source: 'selection' }, 4)).not.toBe(key);
});

it('upgrades a database of version 1 and keeps what was learnt', async () => {
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.open('inkling', 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('learned', { autoIncrement: true }).add({ text: 'Dear Zbigniew', atMs: 1 });
      request.result.createObjectStore('sizes').put({ texts: 1, characters: 13 }, 'learned');
    };
    request.onsuccess = () => resolve(request.result.close());
    request.onerror = () => reject(request.error);
  });
  const store = await open();
  const key = await store.keep(document('a', 5), 1);
  expect(await store.readText(key, 2)).toBeDefined();
  const { readLearned } = await import('@/store/personal');
  expect(await readLearned()).toEqual([{ text: 'Dear Zbigniew', atMs: 1 }]);
});
