import { expect, it } from 'vitest';
import { joined, placeAfter, proposals, withChanges } from '@/page/marks/changes';
import type { Mistake } from '@/spell/mistake';

const TEXT = 'I recieve teh mail.';
const CHANGES = [
  { start: 2, end: 9, text: 'receive' },
  { start: 10, end: 13, text: 'the whole' },
];

function mistake(text: string, word: string, ...corrections: string[]): Mistake {
  const start = text.indexOf(word);
  return { start, end: start + word.length, word, kind: 'nonword', corrections, p: 1 };
}

it('makes all changes, and nothing else', () => {
  expect(withChanges(TEXT, CHANGES)).toBe('I receive the whole mail.');
  expect(withChanges(TEXT, [])).toBe(TEXT);
});

it('joins changes into one that makes the same of the text', () => {
  const change = joined(TEXT, CHANGES)!;
  expect(change).toEqual({ start: 2, end: 13, text: 'receive the whole' });
  expect(withChanges(TEXT, [change])).toBe(withChanges(TEXT, CHANGES));
  expect(joined(TEXT, [])).toBeNull();
});

it.each([
  ['before all', 0, 0],
  ['at the start of a change', 2, 2],
  ['inside of one', 5, 9],
  ['at its end', 9, 9],
  ['after one that grows', 13, 19],
  ['at the end', TEXT.length, TEXT.length + 6],
])('knows where a place is after them: %s', (_, before, after) => expect(placeAfter(before, CHANGES)).toBe(after));

it('proposes the best correction of each mistake that has one, with the words around it', () => {
  const text = 'First line\nI recieve teh mail every single day of the week, and sometimes more of it than I would like';
  expect(proposals(text, [mistake(text, 'recieve', 'receive', 'relieve'), mistake(text, 'teh')])).toEqual([
    { start: 13, end: 20, word: 'recieve', text: 'receive', before: 'I ', after: ' teh mail every single day of the…' },
  ]);
  const [late] = proposals(text, [mistake(text, 'like', 'lick')]);
  expect(late).toMatchObject({ before: '…sometimes more of it than I would ', after: '' });
});
