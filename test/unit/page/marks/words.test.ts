import { expect, it } from 'vitest';
import { nearest, touches, wordAt } from '@/page/marks/words';

it.each([
  ['at the end', 'I saw teh|', 'teh'],
  ['at the start', 'I |saw', 'saw'],
  ['inside', "don'|t go", "don't"],
  ['with a curly apostrophe', 'it’s|', 'it’s'],
  ['with a hyphen', 'well-kno|wn', 'well-known'],
  ['with combining marks', 'cafe\u0301|', 'cafe\u0301'],
  ['after a space', 'I saw |', null],
  ['between marks', 'saw, |.', null],
  ['in nothing', '|', null],
])('finds the word at a caret: %s', (_, marked, word) => {
  const caret = marked.indexOf('|');
  const text = marked.replace('|', '');
  const span = wordAt(text, caret);
  expect(span && text.slice(span.start, span.end)).toBe(word);
});

it('finds the nearest span, of two as near the one before', () => {
  const spans = [
    { start: 0, end: 4 },
    { start: 10, end: 14 },
    { start: 30, end: 31 },
  ];
  expect(nearest(spans, 2)).toBe(spans[0]);
  expect(nearest(spans, 7)).toBe(spans[0]);
  expect(nearest(spans, 8)).toBe(spans[1]);
  expect(nearest(spans, 99)).toBe(spans[2]);
  expect(nearest([], 5)).toBeUndefined();
});

it('counts a shared edge as touching', () => {
  expect(touches({ start: 0, end: 3 }, { start: 3, end: 3 })).toBe(true);
  expect(touches({ start: 0, end: 3 }, { start: 4, end: 5 })).toBe(false);
});
