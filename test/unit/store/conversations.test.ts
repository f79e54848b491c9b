import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Turn } from '@/store/conversation';
import { pageKey } from '@/store/conversation';

function turn(id: string, state: Turn['state'] = 'done'): Turn {
  return { id, question: `What is ${id}?`, askedMs: 1, state, engine: 'built in', documents: [] };
}

async function open() {
  vi.resetModules();
  return import('@/store/conversations');
}

const page = { url: 'https://example.org/a', title: 'A' };

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

it('keeps turns in order over restarts, and puts a turn in the place of its earlier state', async () => {
  const store = await open();
  await store.putTurn(page, turn('one', 'running'), 1);
  await store.putTurn(page, turn('two'), 2);
  await store.putTurn(page, turn('one'), 3);
  const conversation = await (await open()).readConversation('https://example.org/a#part');
  expect(conversation).toMatchObject({ key: page.url, title: 'A', updatedMs: 3, turns: [turn('one'), turn('two')] });
});

it('knows which turns were being answered when the worker was stopped', async () => {
  const store = await open();
  await store.putTurn(page, turn('one', 'running'), 1);
  await store.putTurn(page, turn('two', 'running'), 2);
  await store.putTurn(page, turn('one', 'stopped'), 3);
  expect((await (await open()).runningTurns()).map((running) => running.turn.id)).toEqual(['two']);
});

it('deletes one conversation or all, with what was being answered in it', async () => {
  const store = await open();
  await store.putTurn(page, turn('one', 'running'), 1);
  await store.putTurn({ url: 'https://example.org/b', title: 'B' }, turn('two', 'running'), 2);
  await store.deleteConversations(page.url);
  expect((await store.readConversations()).map(({ title }) => title)).toEqual(['B']);
  expect((await store.runningTurns()).map((running) => running.turn.id)).toEqual(['two']);
  await store.deleteConversations();
  expect(await store.readConversations()).toEqual([]);
  expect(await store.runningTurns()).toEqual([]);
});

it('gives the newest first, and lets the oldest make room', async () => {
  const store = await open();
  for (let i = 0; i < store.CONVERSATIONS_LIMIT + 2; i++)
    await store.putTurn({ url: `https://example.org/${i}`, title: `${i}` }, turn('q'), i);
  const titles = (await store.readConversations()).map(({ title }) => title);
  expect(titles).toHaveLength(store.CONVERSATIONS_LIMIT);
  expect(titles[0]).toBe(`${store.CONVERSATIONS_LIMIT + 1}`);
  expect(titles.at(-1)).toBe('2');
});

it.each([
  ['https://example.org/a#part', 'https://example.org/a'],
  ['https://example.org/a', 'https://example.org/a'],
  ['https://example.org/#/inbox/7', 'https://example.org/#/inbox/7'],
  ['https://example.org/#!page', 'https://example.org/#!page'],
])('names the page at %s as %s', (url, key) => {
  expect(pageKey(url)).toBe(key);
});
