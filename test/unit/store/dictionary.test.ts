import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import {
  addToDictionary,
  DICTIONARY_LIMIT_WORDS,
  Dictionary,
  readDictionary,
  removeFromDictionary,
  watchDictionary,
} from '@/store/dictionary';

beforeEach(() => fakeBrowser.reset());

it('keeps each word once, in the order they came, and loses none of many added at once', async () => {
  const words = Array.from({ length: 50 }, (_, i) => `word${i % 40}`);
  await Promise.all(words.map((word) => addToDictionary(word)));
  expect(await readDictionary()).toEqual(words.slice(0, 40));
});

it('keeps words composed and with straight apostrophes, and removes them in any form', async () => {
  await addToDictionary(' Cafe\u0301 ');
  await addToDictionary('o’clocky');
  expect(await readDictionary()).toEqual(['Café', "o'clocky"]);
  await removeFromDictionary('o’clocky');
  await removeFromDictionary('never there');
  expect(await readDictionary()).toEqual(['Café']);
});

it.each([
  ['', '""'],
  ['  ', '"  "'],
  [7, '7'],
  ['x'.repeat(101), 'xxx'],
])('refuses %j by name, and goes on', async (word, named) => {
  await expect(addToDictionary(word)).rejects.toThrow(named);
  await addToDictionary('right');
  expect(await readDictionary()).toEqual(['right']);
});

it('refuses more words than it keeps', async () => {
  await fakeBrowser.storage.local.set({ dictionary: Array.from({ length: DICTIONARY_LIMIT_WORDS }, (_, i) => `w${i}`) });
  await expect(addToDictionary('one')).rejects.toThrow(`it has ${DICTIONARY_LIMIT_WORDS} words`);
  await addToDictionary('w7');
});

it('leaves out what is no word of what was stored', async () => {
  await fakeBrowser.storage.local.set({ dictionary: ['one', 2, null, '', 'two'] });
  expect(await readDictionary()).toEqual(['one', 'two']);
  await fakeBrowser.storage.local.set({ dictionary: 'broken' });
  expect(await readDictionary()).toEqual([]);
});

it('reports changes until it is told to stop', async () => {
  const seen: string[][] = [];
  const controller = new AbortController();
  watchDictionary((words) => seen.push(words), controller.signal);
  await addToDictionary('one');
  controller.abort();
  await addToDictionary('two');
  expect(seen).toEqual([['one']]);
});

describe('the case of a word', () => {
  const dictionary = new Dictionary(['inkling', 'McCann', "o'clocky"]);
  it.each([
    ['inkling', true],
    ['Inkling', true],
    ['INKLING', true],
    ['McCann', true],
    ['MCCANN', true],
    ['mccann', false],
    ['Mccann', false],
    ['o’clocky', true],
    ['inklings', false],
    ['', false],
    ['123', false],
  ])('%s: %s', (word, isRight) => expect(dictionary.has(word)).toBe(isRight));

  it('knows nothing where nothing was added', () => expect(new Dictionary().has('inkling')).toBe(false));
});
