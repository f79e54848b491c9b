import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { IGNORED_LIMIT_SITES, IGNORED_LIMIT_WORDS, ignoreWord, readIgnored } from '@/store/ignored';

beforeEach(() => fakeBrowser.reset());

it('keeps the words of each site apart, once each, in lower case, and loses none of many at once', async () => {
  await Promise.all(['Teh', 'teh', 'recieve'].map((word) => ignoreWord('example.org', word)));
  await ignoreWord('example.com', 'wich');
  expect(await readIgnored('example.org')).toEqual(['teh', 'recieve']);
  expect(await readIgnored('example.com')).toEqual(['wich']);
  expect(await readIgnored('example.net')).toEqual([]);
});

it('keeps so many words and sites, those last added to', async () => {
  await ignoreWord('old', 'word');
  for (let i = 0; i <= IGNORED_LIMIT_WORDS; i++) await ignoreWord('site', `word${i}`);
  const words = await readIgnored('site');
  expect(words).toHaveLength(IGNORED_LIMIT_WORDS);
  expect(words[0]).toBe('word1');
  for (let i = 1; i < IGNORED_LIMIT_SITES; i++) await ignoreWord(`site${i}`, 'word');
  expect(await readIgnored('old')).toEqual([]);
  expect(await readIgnored('site')).toHaveLength(IGNORED_LIMIT_WORDS);
});
