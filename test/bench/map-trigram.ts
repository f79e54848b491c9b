import type { Suggestion } from '@/predict/complete';

const WEIGHTS = [0.1, 0.3, 0.6] as const;
const BEST = 10;

/**
 * The plainest n-gram predictor there is, to hold times against: counts of one to three words in JavaScript Maps with strings as
 * keys, linear interpolation, and for each completion a scan of the whole vocabulary.
 */
export class MapTrigram {
  readonly #counts = new Map<string, number>();
  readonly #vocabulary: string[];
  #tokens = 0;

  constructor(sentences: Iterable<string[]>) {
    const words = new Set<string>();
    for (const sentence of sentences) {
      const padded = ['<s>', '<s>', ...sentence];
      this.#add('<s>', sentence.length ? 1 : 0);
      for (let i = 2; i < padded.length; i++) {
        const [a, b, word] = [padded[i - 2]!, padded[i - 1]!, padded[i]!];
        words.add(word);
        this.#tokens++;
        this.#add(word, 1);
        this.#add(`${b} ${word}`, 1);
        this.#add(`${a} ${b} ${word}`, 1);
        if (i === 2) this.#add('<s> <s>', 1);
      }
    }
    this.#vocabulary = [...words];
  }

  /** How many different n-grams are counted. */
  get size(): number {
    return this.#counts.size;
  }

  probability(a: string, b: string, word: string): number {
    const counts = this.#counts;
    const bigram = counts.get(b);
    const trigram = counts.get(`${a} ${b}`);
    return (
      (WEIGHTS[0] * (counts.get(word) ?? 0)) / this.#tokens +
      (bigram ? (WEIGHTS[1] * (counts.get(`${b} ${word}`) ?? 0)) / bigram : 0) +
      (trigram ? (WEIGHTS[2] * (counts.get(`${a} ${b} ${word}`) ?? 0)) / trigram : 0)
    );
  }

  /** The ten most probable words that begin with `prefix` after two words. */
  complete(a: string, b: string, prefix: string): Suggestion[] {
    const fitting = this.#vocabulary
      .filter((word) => word.startsWith(prefix))
      .map((word) => ({ word, p: this.probability(a, b, word) }));
    const sum = fitting.reduce((total, { p }) => total + p, 0);
    return fitting
      .sort((one, other) => other.p - one.p)
      .slice(0, BEST)
      .map(({ word, p }) => ({ word, p: p / sum }));
  }

  #add(key: string, count: number): void {
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + count);
  }
}
