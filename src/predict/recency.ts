import type { Memory, Recollection } from './memory';

/** Counts of one context's successors. */
interface Successors {
  total: number;
  counts: Map<string, number>;
}

/**
 * What was written lately, as decaying counts of words and of pairs and triples of words (Kuhn & De Mori 1990, "A cache-based
 * natural language model"). Words are strings, so also those that no table knows are learnt. A word counts less the more
 * words came after it: half after `halfLifeTokens`.
 */
export class Recency implements Memory {
  readonly #growth: number;
  #weight = 1;
  /** Words with their lower-case forms, by the first letter of these. */
  readonly #byLetter = new Map<string, { word: string; folded: string }[]>();
  readonly #words: Successors = { total: 0, counts: new Map() };
  readonly #pairs = new Map<string, Successors>();
  readonly #triples = new Map<string, Successors>();

  constructor(halfLifeTokens: number) {
    // Later words weigh more, which is the same as earlier ones fading and needs no second pass.
    this.#growth = 2 ** (1 / halfLifeTokens);
  }

  /** Weight of all words in units of the newest one: how much there is to go by. */
  get size(): number {
    return this.#words.total / this.#weight;
  }

  /** How many different words were seen. */
  get vocabularySize(): number {
    return this.#words.counts.size;
  }

  /** Adds a word after the words before it in its sentence ('' where there is none). */
  add(beforeLast: string, last: string, word: string): void {
    if (this.#weight > 1e200) this.#rescale();
    this.#weight *= this.#growth;
    if (!this.#words.counts.has(word)) this.#file(word);
    increase(this.#words, word, this.#weight);
    increase(entry(this.#pairs, last), word, this.#weight);
    if (last !== '') increase(entry(this.#triples, pairKey(beforeLast, last)), word, this.#weight);
  }

  after(beforeLast: string, last: string): Recollection {
    const counts = [this.#words, this.#pairs.get(last), this.#triples.get(pairKey(beforeLast, last))] as const;
    const weigh = (successors: Successors | undefined): number => (successors?.total ?? 0) / this.#weight;
    return {
      support: [weigh(counts[0]), weigh(counts[1]), weigh(counts[2])],
      shares: (word) => [share(counts[0], word), share(counts[1], word), share(counts[2], word)],
      successors: () => counts[1]?.counts.keys() ?? [],
    };
  }

  wordsLike(folded: string): string[] {
    const words: string[] = [];
    for (const known of this.#byLetter.get(folded[0] ?? '') ?? []) if (known.folded.startsWith(folded)) words.push(known.word);
    return words;
  }

  #file(word: string): void {
    const folded = word.toLowerCase();
    const letter = folded[0] ?? '';
    const words = this.#byLetter.get(letter);
    if (words) words.push({ word, folded });
    else this.#byLetter.set(letter, [{ word, folded }]);
  }

  #rescale(): void {
    const all = [this.#words, ...this.#pairs.values(), ...this.#triples.values()];
    for (const successors of all) {
      successors.total /= this.#weight;
      for (const [word, count] of successors.counts) successors.counts.set(word, count / this.#weight);
    }
    this.#weight = 1;
  }
}

function pairKey(beforeLast: string, last: string): string {
  return `${beforeLast} ${last}`;
}

function entry(map: Map<string, Successors>, key: string): Successors {
  let successors = map.get(key);
  if (!successors) {
    successors = { total: 0, counts: new Map() };
    map.set(key, successors);
  }
  return successors;
}

function increase(successors: Successors, word: string, weight: number): void {
  successors.total += weight;
  successors.counts.set(word, (successors.counts.get(word) ?? 0) + weight);
}

function share(successors: Successors | undefined, word: string): number {
  return successors && successors.total > 0 ? (successors.counts.get(word) ?? 0) / successors.total : 0;
}
