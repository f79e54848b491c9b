import { describe, expect, it } from 'vitest';
import { compareWords, PackedVocabulary, packWords } from '@/ngram/packed-vocabulary';
import { seeded } from './corpora';

const MARKS = ['<s>', '</s>', '<unk>'];
const SYLLABLES = ['a', 'b', 'Be', 'ing', 'ß', 'É', 'é', 'Ω', 'ω', '中', '𝒜', "'s", '1', '.', 'İ', 'ﬁ'];

/** Distinct words that share many letters, sorted. */
function makeWords(count: number): string[] {
  const random = seeded(count);
  const words = new Set<string>();
  while (words.size < count) {
    const length = 1 + Math.floor(random() * 5);
    words.add(Array.from({ length }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]!).join(''));
  }
  return [...words].sort(compareWords);
}

function open(words: string[]): PackedVocabulary {
  const all = [...MARKS, ...words];
  const { offsets, bytes } = packWords(all);
  return new PackedVocabulary(all.length, MARKS.length, offsets, bytes);
}

describe.each([0, 1, 12, 13, 14, 29, 30, 2000])('a vocabulary of %i words', (count) => {
  const words = makeWords(count);
  const vocabulary = open(words);

  it('knows which words begin with a capital', () => {
    const expected = [...MARKS, ...words].map((word) => Number(Array.from(word)[0] !== Array.from(word)[0]!.toLowerCase()));
    expect([...open(words).capitals]).toEqual(expected);
  });

  it('knows each word by its id, in any order, and each id by its word', () => {
    const random = seeded(1);
    const ids = words.map((_, i) => i + 3).sort(() => random() - 0.5);
    expect(ids.map((id) => vocabulary.wordOf(id))).toEqual(ids.map((id) => words[id - 3]));
    const unread = open(words);
    expect(words.toReversed().map((word) => unread.idOf(word))).toEqual(words.map((_, i) => i + 3).reverse());
    expect(words.map((word) => vocabulary.idOf(word))).toEqual(words.map((_, i) => i + 3));
    expect([0, 1, 2].map((id) => vocabulary.wordOf(id))).toEqual(MARKS);
  });

  it('knows no other word', () => {
    const known = new Set(words);
    const others = words.flatMap((word) => [`${word}x`, word.slice(0, -1), word.toUpperCase(), word.toLowerCase()]);
    const unknown = ['', 'zebra', '\ud800', ...others].filter((word) => !known.has(word));
    // Asked twice: the answer is remembered.
    expect([...unknown, ...unknown].filter((word) => vocabulary.idOf(word) !== -1)).toEqual([]);
    for (const id of [-1, count + 3, 99_999]) expect(() => vocabulary.wordOf(id)).toThrow(`no word ${id} of ${count + 3}`);
  });

  it('holds the words that begin with some letters side by side, whatever their case', () => {
    const prefixes = [
      '',
      'a',
      'A',
      'be',
      'BE',
      'é',
      'É',
      'Ω',
      '𝒜',
      'i',
      'x',
      ...words.slice(0, 100).map((word) => word.slice(0, 3)),
    ];
    for (const prefix of prefixes) {
      const fitting = words.filter((word) => word.toLowerCase().startsWith(prefix.toLowerCase()));
      const { start, end } = vocabulary.range(prefix);
      expect(words.slice(start - 3, end - 3)).toEqual(fitting);
    }
  });
});

it('orders words without regard to case first', () => {
  expect(['b', 'B', 'Ba', 'a', 'A', 'aB', 'Ab', 'ab', 'AB'].sort(compareWords)).toEqual([
    'A',
    'a',
    'AB',
    'Ab',
    'aB',
    'ab',
    'B',
    'b',
    'Ba',
  ]);
});

it('remembers no end of words that are asked for', () => {
  const vocabulary = open(makeWords(100));
  const found = Array.from({ length: 70_000 }, (_, i) => vocabulary.idOf(`none${i}`)).filter((id) => id !== -1);
  expect(found).toEqual([]);
  expect(vocabulary.idOf(makeWords(100)[42]!)).toBe(45);
});

it('stores what words share only once in a block, and refuses a word that is too long', () => {
  const alike = Array.from({ length: 160 }, (_, i) => `incomprehensibilit${String(i).padStart(3, '0')}`);
  expect(packWords(alike).bytes.length).toBeLessThan(160 * 5 + 10 * 20);
  expect(() => packWords(['é'.repeat(128)])).toThrow('has 256 bytes, at most 255 fit');
});
