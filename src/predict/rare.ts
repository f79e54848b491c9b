import type { PackedModel, SuccessorList } from '@/ngram/packed-model';
import type { CaseWeights } from '@/ngram/top-words';

/** Words kept of those that fit. */
const POOL = 5;

/** Finds words that are known by themselves only, for what no other word fits. */
export class RareFinder {
  readonly #model: PackedModel;
  readonly #single: Float64Array;
  /** Sums by id, over all words and over those with a capital. */
  readonly #sums: Float64Array;
  readonly #capitalSums: Float64Array;

  constructor(model: PackedModel) {
    const { size, capitals } = model.rare;
    this.#model = model;
    this.#single = Float64Array.from({ length: size }, (_, id) => Math.exp(model.rareUnigram(id)));
    this.#sums = new Float64Array(size + 1);
    this.#capitalSums = new Float64Array(size + 1);
    this.#single.forEach((p, id) => {
      this.#sums[id + 1] = this.#sums[id]! + p;
      this.#capitalSums[id + 1] = this.#capitalSums[id]! + capitals[id]! * p;
    });
  }

  /** Adds the best rare words with a prefix, after a context given by its lists; returns the probability of all of them. */
  add(
    probabilities: Map<string, number>,
    prefix: string,
    lists: readonly SuccessorList[],
    { lower, capital }: CaseWeights,
  ): number {
    const { rare } = this.#model;
    const { start, end } = rare.range(prefix);
    const backoff = Math.exp(lists.reduce((sum, list) => sum + list.backoff, 0));
    const best: { id: number; p: number }[] = [];
    for (let id = start; id < end; id++) {
      const p = this.#single[id]! * (rare.capitals[id] ? capital : lower) * backoff;
      if (best.length === POOL && p <= best[POOL - 1]!.p) continue;
      let place = best.length;
      while (place > 0 && best[place - 1]!.p < p) place--;
      best.splice(place, 0, { id, p });
      if (best.length > POOL) best.pop();
    }
    for (const { id, p } of best) probabilities.set(rare.wordOf(id), p);
    const capitals = this.#capitalSums[end]! - this.#capitalSums[start]!;
    const all = this.#sums[end]! - this.#sums[start]!;
    return backoff * (lower * (all - capitals) + capital * capitals);
  }
}
