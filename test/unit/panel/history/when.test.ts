import { expect, it } from 'vitest';
import { fileName } from '@/panel/history/save';
import { whenWords } from '@/panel/history/when';

const nowMs = Date.UTC(2026, 10, 24, 18, 30);

it.each([
  [Date.UTC(2026, 10, 24, 17, 5), '17:05'],
  [Date.UTC(2026, 10, 23, 23, 59), '23 Nov'],
  [Date.UTC(2026, 0, 2), '2 Jan'],
  [Date.UTC(2025, 11, 31), '31 Dec 2025'],
])('says when %i was: %s', (atMs, words) => {
  expect(whenWords(atMs, nowMs, 'en-GB', 'UTC')).toBe(words);
});

it.each([
  ['The Skarholm lighthouse | Paper', 'the-skarholm-lighthouse-paper'],
  ['../../etc/passwd', 'etc-passwd'],
  ['Żółw i ślimak', 'żółw-i-ślimak'],
  ['***', 'conversation'],
  [`${'long '.repeat(30)}`, 'long-long-long-long-long-long-long-long-long-long-long-long'],
])('names a file after %s: %s', (title, name) => {
  expect(fileName(title)).toBe(name);
});
