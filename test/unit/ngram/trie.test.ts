import { expect, it } from 'vitest';
import { NgramCounter } from '@/ngram/count';
import { buildCountTrie, type CountTrie } from '@/ngram/count-trie';
import { filterTrie, findWord, linkSuffixes, type Trie } from '@/ngram/trie';
import { countSentences, randomSentences, seeded } from './corpora';

const SIZE = 30;
const sentences = randomSentences(300, SIZE, 1);

/** The n-grams of each level, as text. */
function ngramsOf({ levels }: Trie): string[][] {
  const texts: string[][] = [];
  levels.forEach(({ words, size }, k) => {
    const above = levels[k - 1];
    const parents: number[] = [];
    if (above) for (let p = 0; p < above.size; p++) for (let i = above.starts[p]!; i < above.starts[p + 1]!; i++) parents.push(p);
    texts.push(Array.from({ length: size }, (_, i) => (above ? `${texts[k - 1]![parents[i]!]} ${words[i]}` : `${words[i]}`)));
  });
  return texts;
}

/** How often each n-gram of so many words occurs, without unknown words. */
function countPlainly(texts: number[][], length: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (const sentence of texts) {
    for (let i = 0; i + length <= sentence.length; i++) {
      const words = sentence.slice(i, i + length);
      if (!words.includes(2)) counts.set(words.join(' '), (counts.get(words.join(' ')) ?? 0) + 1);
    }
  }
  return counts;
}

function expectLinked(trie: Trie): void {
  const texts = ngramsOf(trie);
  for (let k = 1; k < trie.order; k++) {
    const suffixes = [...trie.levels[k]!.links].map((link) => texts[k - 1]![link]);
    expect(suffixes).toEqual(texts[k]!.map((text) => text.slice(text.indexOf(' ') + 1)));
  }
}

it.each([1, 2, 3, 4])(
  'order %i: holds every n-gram once with its count, its suffix and how often another word follows',
  (order) => {
    const trie = countSentences(sentences, order, SIZE);
    ngramsOf(trie).forEach((texts, k) => {
      const plain = countPlainly(sentences, k + 1);
      const used = texts.map((text, i) => [text, trie.counts[k]![0]![i]!] as const).filter(([, count]) => count > 0);
      expect(new Map(used)).toEqual(plain);
      expect(texts).toHaveLength(k === 0 ? SIZE : plain.size);
      if (k + 1 === order) return;
      const follows = new Map<string, number>();
      for (const [text, count] of countPlainly(sentences, k + 2)) {
        const context = text.slice(0, text.lastIndexOf(' '));
        follows.set(context, (follows.get(context) ?? 0) + count);
      }
      expect(texts.map((text) => follows.get(text) ?? 0)).toEqual([...trie.follows[k]![0]!]);
    });
    expectLinked(trie);
  },
);

it('joins two texts, and leaves out what is rare in both together', () => {
  const tables = [sentences.slice(0, 100), sentences.slice(100)].map((part) => {
    const counter = new NgramCounter({ order: 3, vocabularySize: SIZE, sentenceEnd: 1, unknown: 2 });
    for (const sentence of part) counter.add(sentence);
    return counter.finish();
  });
  const whole: CountTrie = countSentences(sentences, 3, SIZE);
  const joined = buildCountTrie(tables, SIZE);
  expect(ngramsOf(joined)).toEqual(ngramsOf(whole));
  joined.counts.forEach(([one, other], k) => {
    expect(Array.from(one!, (count, i) => count + other![i]!)).toEqual([...whole.counts[k]![0]!]);
  });
  const frequent = buildCountTrie(tables, SIZE, [0, 3, 3]);
  expectLinked(frequent);
  ngramsOf(frequent).forEach((texts, k) => {
    if (k > 0)
      expect(new Set(texts)).toEqual(new Set([...countPlainly(sentences, k + 1)].filter(([, n]) => n >= 3).map(([t]) => t)));
  });
});

it('keeps the marked n-grams in order, with their old places', () => {
  const trie = countSentences(sentences, 4, SIZE);
  const random = seeded(3);
  const texts = ngramsOf(trie);
  const kept = texts.map((level, k) => new Set(level.filter(() => k === 0 || random() < 0.2)));
  for (let k = 3; k > 1; k--) {
    for (const text of kept[k]!) kept[k - 1]!.add(text.slice(text.indexOf(' ') + 1)).add(text.slice(0, text.lastIndexOf(' ')));
  }
  const keep = texts.map((level, k) => Uint8Array.from(level, (text) => Number(kept[k]!.has(text))));
  const filtered = filterTrie(trie, keep);
  expect(ngramsOf(filtered.trie)).toEqual(texts.map((level, k) => level.filter((text) => kept[k]!.has(text))));
  expect(filtered.places.map((own, k) => Array.from(own, (place) => texts[k]![place]))).toEqual(ngramsOf(filtered.trie));
  expectLinked(filtered.trie);
});

it('refuses to keep an n-gram without its prefix, or without its suffix', () => {
  // The only trigram is "3 4 5": its prefix is "3 4", its suffix "4 5".
  const trie = countSentences([[3, 4, 5, 1]], 3, SIZE);
  const bigrams = ngramsOf(trie)[1]!;
  const keepWithout = (dropped: string): Uint8Array[] => [
    new Uint8Array(SIZE).fill(1),
    Uint8Array.from(bigrams, (text) => Number(text !== dropped)),
    Uint8Array.from(ngramsOf(trie)[2]!, (text) => Number(text === '3 4 5')),
  ];
  expect(filterTrie(trie, keepWithout('5 1')).trie.levels.map(({ size }) => size)).toEqual([SIZE, 2, 1]);
  expect(() => filterTrie(trie, keepWithout('3 4'))).toThrow('level 3 has kept n-grams whose prefix was dropped');
  expect(() => filterTrie(trie, keepWithout('4 5'))).toThrow('suffix is missing');
});

it('refuses to keep an n-gram without its prefix wherever that stood', () => {
  const trie = countSentences([[3, 4, 5, 6, 1]], 3, SIZE);
  const marks = (k: number, kept: string[]) => Uint8Array.from(ngramsOf(trie)[k]!, (text) => Number(kept.includes(text)));
  const all = new Uint8Array(SIZE).fill(1);
  for (const bigrams of [[], ['3 4'], ['5 6'], ['3 4', '5 6', '6 1']]) {
    expect(() => filterTrie(trie, [all, marks(1, bigrams), marks(2, ['4 5 6'])])).toThrow('prefix was dropped');
  }
});

it('says which n-gram has no suffix', () => {
  const level = (words: number[], starts: number[]) => ({
    size: words.length,
    words: Uint32Array.from(words),
    starts: Uint32Array.from(starts),
    links: new Uint32Array(),
  });
  // "0 1 1" without "1 1".
  const levels = [level([0, 1], [0, 1, 1]), level([1], [0, 1]), level([1], [0, 0])];
  expect(() => linkSuffixes(levels)).toThrow('level 3 holds an n-gram whose suffix is missing (node 0)');
});

it.each([0, 1, 2, 17, 64])('finds words among %i sorted ones', (size) => {
  const words = Uint32Array.from({ length: size + 4 }, (_, i) => 3 * i);
  for (let word = 0; word <= 3 * (size + 4); word++) {
    const place = words.indexOf(word);
    expect(findWord(words, 2, 2 + size, word)).toBe(place >= 2 && place < 2 + size ? place : -1);
  }
});
