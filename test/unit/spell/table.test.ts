import { expect, it } from 'vitest';
import { ROW } from '@/spell/channel';
import type { Confusion } from '@/spell/confusions';
import { foldWord, withoutAccents } from '@/spell/letters';
import { packSpelling, readSpelling } from '@/spell/table';
import { packedSpelling } from './tables';
import { rule, toyChannel, toyLexicon } from './toy';

it('finds entries by their letters, without regard to case and accents', () => {
  const words = ['Polish', 'polish', 'café', "don't", 'a', 'ab', 'abc', 'zoë', 'O’Neill', 'ætna'];
  const lexicon = toyLexicon(words);
  for (const word of words) {
    expect(lexicon.wordOf(lexicon.entryOf(word))).toBe(word);
    const { start, end } = lexicon.entriesOf(foldWord(word));
    expect(Array.from({ length: end - start }, (_, i) => lexicon.wordOf(start + i))).toContain(word);
  }
  const { start, end } = lexicon.entriesOf('polish');
  expect([start, end].map((entry) => entry - start)).toEqual([0, 2]);
  expect(lexicon.wordOf(start)).toBe('polish');
  for (const missing of ['', 'abcd', 'b', 'polishe', 'cafe!', 'Cafe']) expect(lexicon.entryOf(missing)).toBe(-1);
  expect(withoutAccents('Café')).toBe('Cafe');
});

it('keeps how frequent a word is within a few per cent', () => {
  const lexicon = toyLexicon([
    { word: 'one', count: 1 },
    { word: 'many', count: 200_000 },
  ]);
  expect(lexicon.logProb(lexicon.entryOf('many'))).toBeCloseTo(Math.log(0.2), 1);
  expect(lexicon.logProb(lexicon.entryOf('one'))).toBeCloseTo(Math.log(1.5e-6), 1);
});

it('gives back what was packed', () => {
  const channel = toyChannel([rule('ough', 'uf', 2.25), rule('a', 'e', 1)]);
  const words = ['their', 'there', 'they'].map((word) => ({ word, count: 5 }));
  const confusions = [
    [{ entry: 1, cost: 1.5 }],
    [
      { entry: 0, cost: 2.25 },
      { entry: 2, cost: 15.9 },
    ],
    [],
  ];
  const table = readSpelling(packSpelling({ words, tokens: 100, channel, confusions }));
  expect(table.channel.rules).toEqual(channel.rules);
  expect(table.channel.first).toBe(channel.first);
  expect(table.channel.insertions).toEqual(channel.insertions);
  expect(table.channel.omissions).toHaveLength(ROW * ROW);
  const read = [0, 1, 2].map((entry) => {
    const list: Confusion[] = [];
    table.confusions.each(entry, (other, cost) => list.push({ entry: other, cost }));
    return list;
  });
  expect(read).toEqual([
    [{ entry: 1, cost: 1.5 }],
    [
      { entry: 0, cost: 2.25 },
      { entry: 2, cost: 15.875 },
    ],
    [],
  ]);
  expect(() => packSpelling({ words, tokens: 100, channel, confusions: [[{ entry: 1, cost: 16 }], [], []] })).toThrow('cost 16');
});

it('refuses a table that is damaged, and names it', () => {
  const buffer = packSpelling({ words: [{ word: 'a', count: 1 }], tokens: 1, channel: toyChannel() });
  new Uint8Array(buffer)[200]! ^= 1;
  expect(() => readSpelling(buffer, 'spelling.bin')).toThrow('table "spelling.bin": is damaged');
});

it('takes at most 3 MB in the extension', () => {
  const { bytes, lexicon } = packedSpelling();
  expect(bytes).toBeLessThan(3_000_000);
  expect(lexicon.size).toBeGreaterThan(120_000);
});
