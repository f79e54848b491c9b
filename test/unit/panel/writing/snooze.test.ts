import { expect, it } from 'vitest';
import { timeOfDay } from '@/panel/writing/snooze';

it.each([
  ['en-GB', '15:05'],
  ['en-US', '3:05 PM'],
  ['de', '15:05'],
])('says the time as people do in %s', (locale, words) => {
  expect(timeOfDay(Date.UTC(2026, 10, 23, 15, 5, 59), locale, 'UTC').replace('\u202f', ' ')).toBe(words);
});
