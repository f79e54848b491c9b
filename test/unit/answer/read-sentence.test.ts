import { expect, it } from 'vitest';
import { readSentenceWith } from '@/answer/read-sentence';
import type { ReadPart } from '@/answer/reader';
import { unitsOf } from '@/answer/units';

const SENTENCE = 'It rose in 1973–74.';
const units = unitsOf(SENTENCE);

/** A part whose pieces stand at these texts, each with how much speaks for the answer's beginning and ending there. */
function partOf(text: string, pieces: [piece: string, first: number, last: number][], none = 0): ReadPart {
  let at = 0;
  const starts: number[] = [];
  const ends: number[] = [];
  for (const [piece] of pieces) {
    at = text.indexOf(piece, at);
    starts.push(at);
    at += piece.length;
    ends.push(at);
  }
  const first = Float32Array.from(pieces, ([, value]) => value);
  const last = Float32Array.from(pieces, ([, , value]) => value);
  return { passage: 0, starts, ends, first, last, none };
}

it('puts pieces together to words, and begins and ends with whole ones', () => {
  const text = `Oil was dear. ${SENTENCE}`;
  const part = partOf(
    text,
    [
      ['Oil', 9, 9],
      ['It', 0, 0],
      ['rose', 1, 1],
      ['in', 2, 0],
      ['1973', 5, 0],
      ['–', 9, 9],
      ['74', 9, 4],
      ['.', 0, 9],
    ],
    3,
  );
  const { spans, oddsOf } = readSentenceWith(part, text.indexOf(SENTENCE), units);
  const year = units.findIndex(({ folded }) => folded.startsWith('1973'));
  expect(spans[0]).toEqual({ from: year, to: year, odds: 5 + 4 - 3 });
  expect(oddsOf({ from: 0, to: year })).toBe(0 + 4 - 3);
});

it('sums what all runs of words say, and finds next to nothing where nothing was read', () => {
  const part = partOf(SENTENCE, [
    ['It', 1, 1],
    ['rose', 1, 1],
  ]);
  const { odds } = readSentenceWith(part, 0, units.slice(0, 2));
  expect(odds).toBeCloseTo(Math.log(3 * Math.exp(2)), 5);
  expect(readSentenceWith(part, 400, units).odds).toBeLessThan(-20);
  expect(readSentenceWith(part, 0, []).odds).toBe(-30);
});
