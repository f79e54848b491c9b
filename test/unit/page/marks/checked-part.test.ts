import { expect, it } from 'vitest';
import { isLeft, partAfter, partAround } from '@/page/marks/checked-part';
import { CHECKED_EDGE, CHECKED_LIMIT } from '@/page/marks/limits';

const LINE = 'A line of some words.\n';
const LINES = LINE.repeat((3 * CHECKED_LIMIT) / LINE.length);

it('checks all of a text that is not long', () => {
  expect(partAround('Some words.', 4)).toEqual({ start: 0, end: 11 });
  expect(partAround('x'.repeat(CHECKED_LIMIT), 4)).toEqual({ start: 0, end: CHECKED_LIMIT });
});

it.each([0, CHECKED_LIMIT / 3, 1.5 * CHECKED_LIMIT, LINES.length])(
  'takes whole lines around place %d of a long text',
  (place) => {
    const { start, end } = partAround(LINES, place);
    expect(end - start).toBeLessThanOrEqual(CHECKED_LIMIT);
    expect(end - start).toBeGreaterThan(CHECKED_LIMIT - 3 * LINE.length);
    expect(start).toBeLessThanOrEqual(place);
    expect(end).toBeGreaterThanOrEqual(place);
    expect(start === 0 || LINES[start - 1] === '\n').toBe(true);
    expect(end === LINES.length || LINES[end] === '\n').toBe(true);
    expect(isLeft({ start, end }, LINES.length, place), 'and it is not near an end that is cut').toBe(false);
  },
);

it('takes whole words where a line is longer', () => {
  const text = 'word '.repeat(CHECKED_LIMIT);
  const { start, end } = partAround(text, 2.5 * CHECKED_LIMIT);
  expect(text.slice(start, start + 5)).toBe('word ');
  expect(text[end]).toBe(' ');
});

it('takes what there is where nothing is a word', () => {
  const text = 'x'.repeat(2 * CHECKED_LIMIT);
  expect(partAround(text, CHECKED_LIMIT)).toEqual({ start: CHECKED_LIMIT / 2, end: 1.5 * CHECKED_LIMIT });
});

it('is left near an end only where it is cut there', () => {
  const part = { start: 0, end: CHECKED_LIMIT };
  expect(isLeft(part, 2 * CHECKED_LIMIT, 1)).toBe(false);
  expect(isLeft(part, 2 * CHECKED_LIMIT, CHECKED_LIMIT - CHECKED_EDGE + 1)).toBe(true);
  expect(isLeft(part, CHECKED_LIMIT, CHECKED_LIMIT)).toBe(false);
  expect(isLeft({ start: 100, end: CHECKED_LIMIT }, CHECKED_LIMIT, 50)).toBe(true);
});

it('stays where it is while its inside is edited, and is lost with a change elsewhere', () => {
  const part = { start: 3, end: 6 };
  expect(partAfter(part, 'abcdefghi', 'abcdeXXfghi')).toEqual({ start: 3, end: 8 });
  expect(partAfter(part, 'abcdefghi', 'abcghi')).toEqual({ start: 3, end: 3 });
  expect(partAfter(part, 'abcdefghi', 'abXcdefghi')).toBeNull();
  expect(partAfter(part, 'abcdefghi', 'abcdefghXi')).toBeNull();
  expect(partAfter(part, 'abcdefghi', 'ghi')).toBeNull();
});
