import { describe, expect, it } from 'vitest';
import { mergeTables, NgramCounter, type NgramTable } from '@/ngram/count';
import { randomSentences } from './corpora';

const SIZE = 40;

/** What each word of the sentences begins, up to `order` words, an unknown word or the sentence's end, counted one by one. */
function countPlainly(sentences: number[][], order: number, unknown: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (const sentence of sentences) {
    sentence.forEach((word, i) => {
      if (word === unknown) return;
      const words = sentence.slice(i, i + order);
      const known = words.includes(unknown) ? words.slice(0, words.indexOf(unknown)) : words;
      counts.set(known.join(' '), (counts.get(known.join(' ')) ?? 0) + 1);
    });
  }
  return counts;
}

function rowsOf({ size, columns, counts }: NgramTable): [string, number][] {
  return Array.from({ length: size }, (_, row) => {
    const words = columns.map((column) => column[row]! - 1).filter((word) => word >= 0);
    return [words.join(' '), counts[row]!];
  });
}

function count(sentences: number[][], order: number, chunkTokens: number, unknown = 2): NgramTable {
  const counter = new NgramCounter({ order, vocabularySize: SIZE, sentenceEnd: 1, unknown, chunkTokens });
  for (const sentence of sentences) counter.add(sentence);
  return counter.finish();
}

describe.each([1, 2, 3, 4, 5])('n-grams of up to %i words', (order) => {
  const sentences = randomSentences(400, SIZE, order);

  it.each([14, 37, 500, 1 << 20])('are counted in runs of %i tokens as they are one by one', (chunkTokens) => {
    const rows = rowsOf(count(sentences, order, chunkTokens));
    expect(new Map(rows)).toEqual(countPlainly(sentences, order, 2));
    expect(rows).toHaveLength(new Set(rows.map(([words]) => words)).size);
  });

  it('come in the order of their words', () => {
    const { columns, size } = count(sentences, order, 50);
    for (let row = 1; row < size; row++) {
      const sign = columns.map((column) => column[row]! - column[row - 1]!).find((difference) => difference !== 0);
      expect(sign).toBeGreaterThan(0);
    }
  });

  it('count unknown words like others where none is named', () => {
    expect(new Map(rowsOf(count(sentences, order, 90, -1)))).toEqual(countPlainly(sentences, order, -1));
  });
});

it('merges tables by adding counts', () => {
  const sentences = randomSentences(200, SIZE, 7);
  const parts = mergeTables(count(sentences.slice(0, 80), 3, 1000), count(sentences.slice(80), 3, 1000));
  expect(rowsOf(parts)).toEqual(rowsOf(count(sentences, 3, 1000)));
});

it('is empty after it was finished, and counts anew', () => {
  const counter = new NgramCounter({ order: 2, vocabularySize: SIZE, sentenceEnd: 1, chunkTokens: 20 });
  expect(counter.finish().size).toBe(0);
  counter.add([0, 5, 1]);
  expect(rowsOf(counter.finish())).toEqual([
    ['0 5', 1],
    ['1', 1],
    ['5 1', 1],
  ]);
  expect(counter.finish().size).toBe(0);
});

it('refuses a sentence longer than a run', () => {
  const counter = new NgramCounter({ order: 2, vocabularySize: SIZE, sentenceEnd: 1, chunkTokens: 4 });
  expect(() => counter.add([0, 3, 4, 5, 1])).toThrow('a sentence of 5 tokens does not fit');
});
