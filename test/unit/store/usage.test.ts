import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { countAccepted, readUsage } from '@/store/usage';

beforeEach(() => fakeBrowser.reset());

it('adds up', async () => {
  await countAccepted({ characters: 11, keys: 1 });
  await countAccepted({ characters: 4, keys: 1 });
  expect(await readUsage()).toEqual({ accepted: 2, keysSaved: 13 });
});

it('loses no count when many come at once', async () => {
  await Promise.all(Array.from({ length: 100 }, (_, i) => countAccepted({ characters: i + 1, keys: 1 })));
  expect(await readUsage()).toEqual({ accepted: 100, keysSaved: 4950 });
});

it('never counts back when taking a suggestion cost more than it saved', async () => {
  await countAccepted({ characters: 1, keys: 3 });
  expect(await readUsage()).toEqual({ accepted: 1, keysSaved: 0 });
});

it.each([
  ['characters', { characters: -1, keys: 1 }, 'characters is -1'],
  ['characters', { characters: Number.NaN, keys: 1 }, 'characters is NaN'],
  ['keys', { characters: 2, keys: 0.5 }, 'keys is 0.5'],
  ['a string', { characters: '9' as unknown as number, keys: 1 }, 'characters is 9'],
])('refuses a count that is none: %s', async (_, input, message) => {
  await expect(countAccepted(input)).rejects.toThrow(message);
  expect(await readUsage()).toEqual({ accepted: 0, keysSaved: 0 });
});

it('starts again from 0 where what is stored is no count', async () => {
  await fakeBrowser.storage.local.set({ usage: { accepted: 'many', keysSaved: null } });
  await countAccepted({ characters: 5, keys: 1 });
  expect(await readUsage()).toEqual({ accepted: 1, keysSaved: 4 });
});
