import { expect, it } from 'vitest';
import { TextWindow } from '@/models/text-window';

const SIZE = { most: 200, kept: 100 };
/** Sentences of 25 characters, each with its number. */
const sentences = (count: number): string =>
  Array.from({ length: count }, (_, i) => `${String(i).padStart(4, '0')} is what this one is. `).join('');

it('reads all of a short text', () => {
  expect(new TextWindow(SIZE).cut('As long as this.')).toBe('As long as this.');
});

it('begins where a sentence does, and no later than needed', () => {
  const read = new TextWindow(SIZE).cut(sentences(40));
  expect(read).toMatch(/^00\d\d is/);
  expect(read.length).toBeGreaterThan(100);
  expect(read.length).toBeLessThanOrEqual(150);
});

it('stays where it began while a text grows, then keeps less of it', () => {
  const window = new TextWindow(SIZE);
  const text = sentences(40);
  const starts: string[] = [];
  for (let end = 500; end < 900; end++) {
    const read = window.cut(text.slice(0, end));
    expect(read.length).toBeLessThanOrEqual(200);
    if (read.slice(0, 4) !== starts.at(-1)) {
      if (starts.length > 0) expect(read.length).toBeLessThanOrEqual(100);
      starts.push(read.slice(0, 4));
    }
  }
  // A window lasts for about a hundred characters.
  expect(starts.length).toBeGreaterThan(2);
  expect(starts.length).toBeLessThan(7);
});

it('begins with a word where no sentence ends for long, and in the middle of one that has no end', () => {
  expect(new TextWindow(SIZE).cut('word '.repeat(100))).toMatch(/^word word/);
  expect(new TextWindow(SIZE).cut('x'.repeat(1000))).toHaveLength(150);
});

it('finds its place again in another text', () => {
  const window = new TextWindow(SIZE);
  window.cut(sentences(40));
  expect(window.cut(`Another field. ${'It holds other words. '.repeat(20)}`).length).toBeGreaterThan(100);
});
