/**
 * N-grams as a trie of arrays, first word at the root. Level k (from 0) holds the n-grams of k+1 words, sorted by their
 * words; level 0 holds every word of the vocabulary, so that there the place of a node is the word's id.
 *
 *   level 0   a        b        c
 *             |  \     |
 *   level 1   b   c    a           words  = last word of the n-gram
 *             |                    starts = where a node's children begin in the next level; children of node i are
 *   level 2   c                             starts[i] … starts[i+1]-1
 *                                  links  = the same n-gram without its first word, one level up
 */
export interface TrieLevel {
  size: number;
  words: Uint32Array;
  /** size + 1 entries; all zero at the last level. */
  starts: Uint32Array;
  /** Place of each node's suffix in the level above; empty at level 0. */
  links: Uint32Array;
}

export interface Trie {
  order: number;
  vocabularySize: number;
  levels: TrieLevel[];
}

/** The place of `word` among the sorted words[start … end-1], or -1. */
export function findWord(words: ArrayLike<number>, start: number, end: number, word: number): number {
  let low = start;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (words[middle]! < word) low = middle + 1;
    else high = middle;
  }
  return low < end && words[low] === word ? low : -1;
}

/** Fills `links` of every level; throws if the suffix of an n-gram is not in the trie. */
export function linkSuffixes(levels: TrieLevel[]): void {
  for (let k = 1; k < levels.length; k++) {
    const level = levels[k]!;
    const above = levels[k - 1]!;
    level.links = new Uint32Array(level.size);
    for (let parent = 0; parent < above.size; parent++) {
      const end = above.starts[parent + 1]!;
      let child = above.starts[parent]!;
      if (child === end) continue;
      const suffix = k === 1 ? -1 : above.links[parent]!;
      const shorter = levels[Math.max(0, k - 2)]!;
      let from = suffix < 0 ? 0 : shorter.starts[suffix]!;
      const to = suffix < 0 ? 0 : shorter.starts[suffix + 1]!;
      for (; child < end; child++) {
        const word = level.words[child]!;
        const place = suffix < 0 ? word : findWord(above.words, from, to, word);
        if (place < 0) throw new Error(`trie: level ${k + 1} holds an n-gram whose suffix is missing (node ${child})`);
        level.links[child] = place;
        from = place; // Children are sorted, so the next is further on.
      }
    }
  }
}

/**
 * The trie with only the nodes marked in `keep` (one array per level from 1; level 0 is kept whole), and for each kept
 * node its old place. A kept node's prefix and suffix must be kept too.
 */
export function filterTrie(trie: Trie, keep: readonly Uint8Array[]): { trie: Trie; places: Uint32Array[] } {
  const { order, vocabularySize } = trie;
  const places = trie.levels.map((level, k) =>
    k === 0 ? Uint32Array.from({ length: level.size }, (_, i) => i) : kept(keep[k]!),
  );
  const levels = trie.levels.map((level, k): TrieLevel => {
    const own = places[k]!;
    const words = Uint32Array.from(own, (place) => level.words[place]!);
    const starts = new Uint32Array(own.length + 1);
    const children = places[k + 1];
    if (children) {
      const sum = prefixSums(keep[k + 1]!);
      for (let i = 0; i < own.length; i++) starts[i] = sum[level.starts[own[i]!]!]!;
      starts[own.length] = children.length;
      if (starts[0] !== 0) throw new Error(`trie: level ${k + 2} has kept n-grams whose prefix was dropped`);
      for (let i = 0; i < own.length; i++) {
        const end = sum[level.starts[own[i]! + 1]!]!;
        if (end !== starts[i + 1])
          throw new Error(`trie: level ${k + 2} has kept n-grams whose prefix was dropped (after node ${own[i]})`);
      }
    }
    return { size: own.length, words, starts, links: new Uint32Array() };
  });
  linkSuffixes(levels);
  return { trie: { order, vocabularySize, levels }, places };
}

function kept(marks: Uint8Array): Uint32Array {
  let size = 0;
  for (let i = 0; i < marks.length; i++) size += marks[i]!;
  const places = new Uint32Array(size);
  for (let i = 0, n = 0; i < marks.length; i++) if (marks[i]) places[n++] = i;
  return places;
}

function prefixSums(marks: Uint8Array): Uint32Array {
  const sums = new Uint32Array(marks.length + 1);
  for (let i = 0; i < marks.length; i++) sums[i + 1] = sums[i]! + marks[i]!;
  return sums;
}
