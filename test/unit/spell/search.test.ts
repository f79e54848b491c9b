import { describe, expect, it } from 'vitest';
import { lettersOf, textOf } from '@/spell/letters';
import { Search } from '@/spell/search';
import { costOf, rule, toyChannel, toyLexicon } from './toy';

/** All words of up to five letters over a small alphabet that a cheap hash picks. */
function words(alphabet: string, longest: number, share: number): string[] {
  let layer = [''];
  const all: string[] = [];
  for (let length = 1; length <= longest; length++) {
    layer = layer.flatMap((word) => [...alphabet].map((letter) => word + letter));
    all.push(...layer.filter((_, i) => (i * 2654435761) % 1000 < share * 1000));
  }
  return all;
}

describe('the search for what was meant', () => {
  const rules = [rule('ph', 'f', 1), rule('ab', 'ba', 0.5), rule('eab', 'e', 1.2), rule('b', 'pe', 2), rule('aeb', 'pab', 0.9)];
  const channel = toyChannel(rules);
  const listed = words('abeph', 5, 0.3);
  const { tree, wordOf } = ((lexicon) => ({ tree: lexicon.tree, wordOf: (entry: number) => lexicon.wordOf(entry) }))(
    toyLexicon(listed),
  );
  const search = new Search(tree, channel);

  it.each(['a', 'fa', 'pabe', 'ebab', 'beaf', 'hhhha', 'xyz', 'aaaaaa'])(
    'finds for "%s" what every alignment together finds',
    (typed) => {
      const letters = lettersOf(typed);
      const expected = listed
        .map((word) => ({ word, cost: costOf(lettersOf(word), letters, channel) }))
        .filter(({ cost }) => cost <= 9)
        .map(({ word, cost }) => `${word} ${cost.toFixed(3)}`);
      const found = search
        .find(letters, { limit: 9, rarity: 0 })
        .map(({ node, cost }) => `${wordOf(tree.entries[node]!)} ${cost.toFixed(3)}`);
      expect(found.sort()).toEqual(expected.sort());
      expect(found.length).toBeGreaterThan(typed === 'xyz' ? -1 : 3);
    },
  );

  it('finds within wider limits, and after other words, what a search that begins anew finds', () => {
    for (const [typed, limit] of [
      ['pabe', 3],
      ['pabe', 9],
      ['pabe', 5],
      ['ebab', 9],
      ['pabe', 9],
    ] as const) {
      const limits = { limit, rarity: 0 };
      const anew = new Search(tree, channel).find(lettersOf(typed), limits);
      expect(anew.length).toBeGreaterThan(0);
      expect(search.find(lettersOf(typed), limits)).toEqual(anew);
    }
  });

  it('finds nothing for nothing, nor for more letters than a word has', () => {
    expect(search.find(new Uint8Array(), { limit: 20, rarity: 0 })).toEqual([]);
    expect(search.find(new Uint8Array(64), { limit: 1000, rarity: 0 })).toEqual([]);
  });
});

describe('rare words', () => {
  const lexicon = toyLexicon([
    { word: 'cart', count: 100_000 },
    { word: 'card', count: 3 },
  ]);
  const search = new Search(lexicon.tree, toyChannel());
  const found = (limits: { limit: number; rarity: number; leastCode?: number }): string[] =>
    search.find(lettersOf('carx'), limits).map(({ node }) => lexicon.wordOf(lexicon.tree.entries[node]!));

  it('count by how rare they are', () => {
    expect(found({ limit: 12, rarity: 0 })).toEqual(['card', 'cart']);
    expect(found({ limit: 12, rarity: 0.06 })).toEqual(['cart']);
  });

  it('are passed over below a frequency', () => {
    expect(found({ limit: 12, rarity: 0, leastCode: lexicon.codeOf(-10) })).toEqual(['cart']);
  });
});

it('writes letters as text', () => {
  expect(textOf(lettersOf("don't-é"))).toBe("don't-?");
});
