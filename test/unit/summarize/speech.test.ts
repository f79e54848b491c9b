import { expect, it } from 'vitest';
import { speechBounds } from '@/summarize/speech';
import { sentenceBounds } from '@/text/sentence-bounds';

const SAID =
  'the river comes down from the mountains with all the stones it can carry and when it reaches the plain it slows down so the heavy stones are left first then the gravel and at last the sand which is why the bed of a river gets finer the nearer you come to the sea and that is what we are going to look at today with a model that one of my students built in the garden behind the school';

it('cuts captions without marks into runs of a sentence’s length that together are all of them', () => {
  const bounds = speechBounds(SAID);
  const pieces = Array.from({ length: bounds.length / 2 }, (_, i) => SAID.slice(bounds[2 * i], bounds[2 * i + 1]));
  expect(pieces.join(' ')).toBe(SAID);
  for (const piece of pieces) {
    expect(piece.split(' ').length).toBeGreaterThanOrEqual(12);
    expect(piece.split(' ').length).toBeLessThanOrEqual(36);
  }
});

it('leaves captions with marks as they are', () => {
  const text = 'The river comes down from the mountains. It carries stones, and when it reaches the plain it slows down.';
  expect(speechBounds(text)).toEqual(sentenceBounds(text));
});
