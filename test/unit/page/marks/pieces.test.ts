import { expect, it } from 'vitest';
import { piecesOf } from '@/page/marks/pieces';

it('gives the paragraphs with their places, without blank ones', () => {
  expect(piecesOf('One.\n\n  \nTwo, three\n')).toEqual([
    { start: 0, text: 'One.' },
    { start: 9, text: 'Two, three' },
  ]);
  expect(piecesOf('')).toEqual([]);
});

it('cuts a long paragraph where sentences begin', () => {
  const sentence = 'A sentence of nine words that ends with a stop. ';
  const pieces = piecesOf(sentence.repeat(100));
  expect(pieces.length).toBeGreaterThan(3);
  for (const { text } of pieces) expect(text.startsWith('A sentence')).toBe(true);
});

it.each([
  ['sentences', 'Some words and a stop. '],
  ['words', 'word '],
  ['one word', 'x'],
  ['pairs of surrogates', '😀'],
  ['stops', '.'],
])('loses nothing of very long %s, and no piece is long', (_, unit) => {
  const text = unit.repeat(5000);
  const pieces = piecesOf(text);
  expect(pieces.map((piece) => piece.text).join('')).toBe(text);
  expect(Math.max(...pieces.map((piece) => piece.text.length))).toBeLessThanOrEqual(1500);
  for (const { start, text: part } of pieces) {
    expect(text.startsWith(part, start)).toBe(true);
    expect(part).not.toMatch(/[\ud800-\udfff]/u);
  }
});

it('leaves all pieces but one as they were when a letter is typed', () => {
  const text = `${'Some words and a stop. '.repeat(200)}\n${'More of them, again and again. '.repeat(200)}`;
  const known = new Set(piecesOf(text).map((piece) => piece.text));
  for (const at of [3, 700, 2500, 4700, 9000]) {
    const unknown = piecesOf(`${text.slice(0, at)}x${text.slice(at)}`).filter((piece) => !known.has(piece.text));
    expect(unknown.length, `typed at ${at}`).toBeLessThanOrEqual(2);
  }
});
