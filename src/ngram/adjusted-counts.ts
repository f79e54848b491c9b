import type { CountTrie } from './count-trie';
import { filterTrie, type Trie } from './trie';

/** How much is taken off a count of 1, of 2, and of 3 or more. */
export type Discounts = [number, number, number];

/**
 * What Kneser–Ney estimates from: per level, text and node the count itself at the last level and for n-grams that start a
 * sentence, else the number of different words seen before. Sums and discounts are those of all n-grams, also after
 * `keepCounts` left some out.
 */
export interface KneserNeyCounts extends Trie {
  adjusted: Uint32Array[][];
  /** totals[level][text][node]: sum of the adjusted counts of all n-grams one word longer. Empty at the last level. */
  totals: Float64Array[][];
  /** The same for single words, per text. */
  rootTotals: number[];
  /** follows[level][text][node]: how often any word follows; P(h) up to a constant. Empty at the last level. */
  follows: Uint32Array[][];
  /** discounts[level][text] */
  discounts: Discounts[][];
}

/** Used where the counts of counts are too few to estimate from. */
const FALLBACK: Discounts = [0.5, 1, 1.5];

/** Adjusted counts of every n-gram of a trie that holds all n-grams of its texts. */
export function adjustCounts(counts: CountTrie, sentenceStart: number): KneserNeyCounts {
  const { levels, order, vocabularySize, follows } = counts;
  const texts = counts.counts[0]!.length;
  const adjusted = levels.map((_, k) => Array.from({ length: texts }, (_, text) => adjustLevel(counts, k, text, sentenceStart)));
  const totals = levels.map((level, k) => {
    const children = adjusted[k + 1];
    return children ? children.map((values) => sumChildren(level.starts, level.size, values)) : [];
  });
  const discounts = adjusted.map((level) => level.map((values) => estimateDiscounts(values)));
  const rootTotals = adjusted[0]!.map((values) => values.reduce((sum, count) => sum + count, 0));
  return { order, vocabularySize, levels, adjusted, totals, rootTotals, follows, discounts };
}

/** The same with only the n-grams marked in `keep`; see `filterTrie`. */
export function keepCounts(counts: KneserNeyCounts, keep: readonly Uint8Array[]): KneserNeyCounts {
  const { trie, places } = filterTrie(counts, keep);
  const pick = (values: Uint32Array, k: number): Uint32Array => Uint32Array.from(places[k]!, (place) => values[place]!);
  return {
    ...trie,
    adjusted: counts.adjusted.map((level, k) => level.map((values) => pick(values, k))),
    totals: counts.totals.map((level, k) => level.map((values) => Float64Array.from(places[k]!, (place) => values[place]!))),
    follows: counts.follows.map((level, k) => level.map((values) => (values.length > 0 ? pick(values, k) : values))),
    rootTotals: counts.rootTotals,
    discounts: counts.discounts,
  };
}

/**
 * Marks the n-grams of k+1 words that occur more than `prune[k]` times in all texts together and whose words are allowed.
 * `prune` must not fall with k.
 */
export function markFrequent({ levels, counts }: CountTrie, prune: number[], allowed?: Uint8Array): Uint8Array[] {
  const keep = levels.map((level, k) => new Uint8Array(level.size).fill(k === 0 ? 1 : 0));
  const isKnown = (word: number): boolean => !allowed || allowed[word] === 1;
  for (let k = 1; k < levels.length; k++) {
    const { starts, size, words: parents } = levels[k - 1]!;
    const { words } = levels[k]!;
    for (let node = 0; node < size; node++) {
      if (k === 1 ? !isKnown(parents[node]!) : !keep[k - 1]![node]) continue;
      for (let i = starts[node]!; i < starts[node + 1]!; i++) {
        let count = 0;
        for (const text of counts[k]!) count += text[i]!;
        keep[k]![i] = Number(count > (prune[k] ?? 0) && isKnown(words[i]!));
      }
    }
  }
  return keep;
}

function adjustLevel({ levels, counts, order }: CountTrie, k: number, text: number, sentenceStart: number): Uint32Array {
  const own = counts[k]![text]!;
  if (k === order - 1) return own;
  const adjusted = new Uint32Array(own.length);
  const { links } = levels[k + 1]!;
  const longer = counts[k + 1]![text]!;
  for (let i = 0; i < links.length; i++) if (longer[i]! > 0) adjusted[links[i]!]!++;
  // Nothing comes before a sentence's start: its n-grams keep their counts.
  let [start, end] = [sentenceStart, sentenceStart + 1];
  for (let above = 0; above < k; above++) [start, end] = [levels[above]!.starts[start]!, levels[above]!.starts[end]!];
  adjusted.set(own.subarray(start, end), start);
  if (k === 0) adjusted[sentenceStart] = 0; // It is never predicted.
  return adjusted;
}

function sumChildren(starts: Uint32Array, size: number, values: Uint32Array): Float64Array {
  const sums = new Float64Array(size);
  for (let node = 0; node < size; node++) {
    let sum = 0;
    for (let i = starts[node]!; i < starts[node + 1]!; i++) sum += values[i]!;
    sums[node] = sum;
  }
  return sums;
}

/** D1, D2 and D3+ from the counts of counts of an order (Chen & Goodman 1998, equation 26). */
export function estimateDiscounts(counts: Uint32Array): Discounts {
  const times = [0, 0, 0, 0, 0];
  for (let i = 0; i < counts.length; i++) if (counts[i]! <= 4) times[counts[i]!]!++;
  const [, one, two, three, four] = times as [number, number, number, number, number];
  const y = one / (one + 2 * two);
  const discounts: Discounts = [1 - (2 * y * two) / one, 2 - (3 * y * three) / two, 3 - (4 * y * four) / three];
  return discounts.every((discount, i) => discount > 0 && discount <= i + 1) ? discounts : FALLBACK;
}
