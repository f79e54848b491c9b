import { expect, it } from 'vitest';
import { BitWriter } from '@/ngram/bits';
import { findNumber, indexBuckets, listWidth, lowerBound, readList, writeList } from '@/ngram/elias-fano';
import { seeded } from './corpora';

/** Lists of so many numbers below a limit, written one after the other between odd bits. */
it.each([
  [0, 10],
  [1, 1],
  [1, 60_000],
  [10, 10],
  [9, 10],
  [33, 64],
  [100, 101],
  [100, 60_000],
  [3000, 5000],
  [700, 2 ** 30],
])('%i numbers below %i are read as from an array', (size, limit) => {
  const random = seeded(size * 31 + limit);
  const writer = new BitWriter();
  const lists = [0, 1, 2].map(() => {
    const all = Array.from({ length: size > limit / 4 ? limit : 0 }, (_, value) => value);
    const chosen = new Set(all.sort(() => random() - 0.5).slice(0, size));
    while (chosen.size < size) chosen.add(Math.floor(random() * limit));
    const values = [...chosen].sort((a, b) => a - b);
    writer.write(5, 3);
    const at = writer.length;
    writeList(writer, [99, ...values, 99], 1, 1 + size, limit);
    expect(writer.length - at).toBe(listWidth(size, limit));
    return { at, values };
  });
  const words = writer.finish();
  for (const { at, values } of lists) {
    const index = indexBuckets(words, at, size, limit);
    expect([...readList(words, at, size, limit)]).toEqual(values);
    const near = values.flatMap((value) => [value - 1, value, value + 1]).filter((value) => value >= 0 && value <= limit);
    const wanted = [0, limit, ...near, ...Array.from({ length: 50 }, () => Math.floor(random() * limit))];
    for (const value of wanted) {
      const place = values.findIndex((other) => other >= value);
      const expected = place < 0 ? size : place;
      const found = values[place] === value ? place : ~expected;
      for (const some of [undefined, index]) {
        if (lowerBound(words, at, size, limit, value, some) !== expected) expect.fail(`bound of ${value} in ${values}`);
        if (findNumber(words, at, size, limit, value, some) !== found) expect.fail(`place of ${value} in ${values}`);
      }
    }
  }
});
