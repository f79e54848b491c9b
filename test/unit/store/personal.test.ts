import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

let personal: typeof import('@/store/personal');

/** A fresh start of the worker: nothing in memory, what was written still on disk. */
async function restart(): Promise<void> {
  vi.resetModules();
  personal = await import('@/store/personal');
}

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  await restart();
});
afterEach(() => vi.restoreAllMocks());

/** The next `times` writes of a text find the disk full. */
function fillDisk(times: number): void {
  vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (this: IDBObjectStore, ...input) {
    if (times-- > 0) throw new DOMException('The disk is full.', 'QuotaExceededError');
    vi.restoreAllMocks();
    return this.add(...input);
  });
}

it('keeps what was learned over a restart, oldest first', async () => {
  await personal.appendLearned('See you on Tuesday.', 1000);
  await personal.appendLearned('Grüße aus Łódź \ud800', 2000);
  await restart();
  await personal.appendLearned('third', 1500);
  expect(await personal.readLearned()).toEqual([
    { text: 'See you on Tuesday.', atMs: 1000 },
    { text: 'Grüße aus Łódź \ud800', atMs: 2000 },
    { text: 'third', atMs: 1500 },
  ]);
  expect(await personal.learnedSize()).toEqual({ texts: 3, characters: 19 + 16 + 5 });
});

it('loses nothing of what comes at once', async () => {
  const texts = Array.from({ length: 50 }, (_, i) => `text ${i}`);
  await Promise.all(texts.map((text, i) => personal.appendLearned(text, i)));
  expect((await personal.readLearned()).map(({ text }) => text)).toEqual(texts);
  expect((await personal.learnedSize()).characters).toBe(texts.join('').length);
});

it('stays within its bound and drops the oldest first, as a list in memory would', async () => {
  const kept: string[] = [];
  const lengths = [90_000, 3, 70_000, 39_997, 1, 60_000, 150_000, 49_999, 2, 200_000, 7];
  for (const [i, length] of lengths.entries()) {
    await personal.appendLearned(String.fromCharCode(97 + i).repeat(length), i);
    kept.push(String.fromCharCode(97 + i).repeat(length));
    while (kept.join('').length > personal.LEARNED_LIMIT_CHARACTERS) kept.shift();
    expect((await personal.readLearned()).map(({ text }) => text)).toEqual(kept);
    expect(await personal.learnedSize()).toEqual({ texts: kept.length, characters: kept.join('').length });
  }
});

it('keeps the end of a text that is longer than the bound, from the start of a word', async () => {
  const text = 'a long walk '.repeat(30_000);
  await personal.appendLearned(text, 0);
  const [learned] = await personal.readLearned();
  expect(learned!.text.length).toBeGreaterThan(personal.LEARNED_LIMIT_CHARACTERS - 10);
  expect(learned!.text.length).toBeLessThanOrEqual(personal.LEARNED_LIMIT_CHARACTERS);
  expect(text.endsWith(` ${learned!.text}`)).toBe(true);
  await personal.appendLearned('🙂'.repeat(150_001), 1);
  expect((await personal.readLearned()).map(({ text }) => text)).toEqual(['🙂'.repeat(100_000)]);
});

it('adds nothing for blank text', async () => {
  await personal.appendLearned(' \n\t', 0);
  await personal.appendLearned('', 0);
  expect(await personal.learnedSize()).toEqual({ texts: 0, characters: 0 });
});

it('counts different words, whatever their case', async () => {
  await personal.appendLearned('The cat’s hat. THE cat, well-known in 2026!', 0);
  await personal.appendLearned('Der Kater Łukasz — the end', 0);
  expect(await personal.learnedWords()).toBe(11);
});

it('erases all, also for the next start', async () => {
  await personal.appendLearned('a secret', 0);
  await personal.eraseLearned();
  expect(await personal.readLearned()).toEqual([]);
  await restart();
  expect(await personal.readLearned()).toEqual([]);
  expect(await personal.learnedSize()).toEqual({ texts: 0, characters: 0 });
  await personal.appendLearned('new', 1);
  expect(await personal.learnedSize()).toEqual({ texts: 1, characters: 3 });
});

it('makes room on a full disk by dropping the older half', async () => {
  for (const text of ['one', 'two', 'six', 'ten']) await personal.appendLearned(text, 0);
  fillDisk(1);
  await personal.appendLearned('new', 1);
  expect((await personal.readLearned()).map(({ text }) => text)).toEqual(['six', 'ten', 'new']);
  expect(await personal.learnedSize()).toEqual({ texts: 3, characters: 9 });
});

it('names the database and the reason when the disk stays full, and counts only what was kept', async () => {
  await personal.appendLearned('one', 0);
  fillDisk(2);
  await expect(personal.appendLearned('new', 1)).rejects.toThrow(
    'learned text: database "inkling": QuotaExceededError: The disk is full.',
  );
  expect(await personal.learnedSize()).toEqual({ texts: 0, characters: 0 });
  vi.restoreAllMocks();
  await personal.appendLearned('later', 2);
  expect((await personal.readLearned()).map(({ text }) => text)).toEqual(['later']);
});

it('says so when the database was written by a newer version, and works again once it is gone', async () => {
  await new Promise((resolve, reject) => {
    const request = indexedDB.open('inkling', 99);
    request.onsuccess = () => resolve(request.result.close());
    request.onerror = reject;
  });
  await expect(personal.appendLearned('text', 0)).rejects.toThrow('learned text: database "inkling": VersionError');
  await expect(personal.learnedWords()).rejects.toThrow('VersionError');
  await new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase('inkling');
    request.onsuccess = resolve;
    request.onerror = reject;
  });
  await personal.appendLearned('text', 0);
  expect(await personal.learnedWords()).toBe(1);
});

it('makes way for a newer version and does not hold it up', async () => {
  await personal.appendLearned('text', 0);
  await new Promise((resolve, reject) => {
    const request = indexedDB.open('inkling', 99);
    request.onsuccess = () => resolve(request.result.close());
    request.onerror = reject;
    request.onblocked = () => reject(new Error('blocked'));
  });
  await expect(personal.readLearned()).rejects.toThrow('VersionError');
});
