import { readFile } from 'node:fs/promises';
import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { addToDictionary } from '@/store/dictionary';
import { loadChecker } from '@/worker/checker';

async function loadTable(name: string): Promise<ArrayBuffer> {
  return new Uint8Array(await readFile(`public/data/${name}`)).buffer;
}

const never = new AbortController().signal;

beforeEach(() => {
  fakeBrowser.reset();
});

it('checks each paragraph by itself, with offsets into it', async () => {
  const { check, bytes } = await loadChecker(loadTable);
  const [first, second, third] = await check(
    ['My freind is late.', '', 'Das Haus steht nicht weit von hier, wenn es nicht regnet.'],
    {
      signal: never,
    },
  );
  expect(first).toMatchObject({ isForeign: false, mistakes: [{ start: 3, end: 9, word: 'freind' }] });
  expect(second).toEqual({ isForeign: false, mistakes: [], doubts: [] });
  expect(third).toEqual({ isForeign: true, mistakes: [], doubts: [] });
  expect(bytes).toBeLessThan(3_000_000);
});

it('knows a word from the moment it is added to the dictionary', async () => {
  const { check } = await loadChecker(loadTable);
  const words = async (): Promise<string[]> =>
    (await check(['The inkglow is a freind.'], { signal: never }))[0]!.mistakes.map(({ word }) => word);
  expect(await words()).toEqual(['inkglow', 'freind']);
  await addToDictionary('inkglow');
  await expect.poll(words).toEqual(['freind']);
});

it('gives way to other work while it checks a long text, and stops when it is told to', async () => {
  const { check } = await loadChecker(loadTable);
  // Every sentence has a slip of its own, so that no answer is remembered.
  const letters = 'abcdefghijklmnopqrstuvwxy';
  const sentences = Array.from(
    { length: 1500 },
    (_, i) => `Thier nieghb${'aeiou'[i % 5]}${letters[Math.floor(i / 5) % 12]}${letters[Math.floor(i / 60)]}our wrote hapily.`,
  );
  let turns = 0;
  const timer = setInterval(() => turns++, 0);
  await check(sentences.slice(0, 750), { signal: never });
  clearInterval(timer);
  expect(turns).toBeGreaterThan(2);

  const controller = new AbortController();
  const stopped = check(sentences.slice(750), { signal: controller.signal });
  setTimeout(() => controller.abort(new Error('newer text')), 0);
  await expect(stopped).rejects.toThrow('newer text');
});

it('refuses more text than a field can hold', async () => {
  const { check } = await loadChecker(loadTable);
  await expect(check(['word '.repeat(300_000)], { signal: never })).rejects.toThrow('check: the text has 1500000 characters');
});
