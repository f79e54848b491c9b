import { expect, it } from 'vitest';
import { JoinedMemory } from '@/predict/memory';
import { Recency } from '@/predict/recency';

/** Reads words into memories, the first `cut` of them into one and the others into another. */
function read(text: string, cut: number): Recency[] {
  const memories = [new Recency(1e12), new Recency(1e12)];
  let [beforeLast, last] = ['', ''];
  text.split(' ').forEach((word, i) => {
    memories[i < cut ? 0 : 1]!.add(beforeLast, last, word);
    [beforeLast, last] = [last, word];
  });
  return memories;
}

it('joins two memories into what one of both texts would be', () => {
  const text = 'a b c a b d Ab a b c x a b';
  const [whole] = read(text, 100);
  for (const cut of [0, 1, 6, 12, 13]) {
    const [older, newer] = read(text, cut);
    const joined = new JoinedMemory(older!, newer!);
    for (const [beforeLast, last] of [
      ['a', 'b'],
      ['', 'a'],
      ['x', 'a'],
      ['q', 'q'],
    ] as const) {
      const [one, other] = [joined.after(beforeLast, last), whole!.after(beforeLast, last)];
      for (const i of [0, 1, 2] as const) expect(one.support[i]).toBeCloseTo(other.support[i], 6);
      for (const word of ['a', 'b', 'c', 'd', 'x', 'Ab', 'never']) {
        for (const i of [0, 1, 2] as const) expect(one.shares(word)[i]).toBeCloseTo(other.shares(word)[i], 6);
      }
      expect(new Set(one.successors())).toEqual(new Set(other.successors()));
    }
    expect(new Set(joined.wordsLike('a'))).toEqual(new Set(['a', 'Ab']));
    expect(joined.wordsLike('ab')).toEqual(['Ab']);
  }
});
