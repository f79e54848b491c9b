import { readBits } from './bits';
import { ListReader, lowerBound } from './elias-fano';
import type { PackedModel, SuccessorList } from './packed-model';

/** The best words found, best first. */
export interface TopWords {
  ids: Uint32Array;
  /** P after the context. */
  probabilities: Float64Array;
  size: number;
  /** Probability of all words in the range together. */
  mass: number;
}

/**
 * The `limit` most probable words with ids from `start` to `end` - 1 after a context given by its successor lists, exactly
 * as `logProbAfter` would rank them, and the probability of the whole range.
 *
 * The successors of the last word are walked once in step with those of the longer contexts, which are sorted the same way;
 * all other words keep the order of their single probabilities, so only the best of them are looked at.
 */
export class TopFinder {
  /** Probability of each word on its own, all words by falling probability, and sums of probabilities by id. */
  readonly #single: Float64Array;
  readonly #byProbability: Uint32Array;
  readonly #sums: Float64Array;
  readonly #readers: ListReader[];
  /** Marks words already scored as successors, by round, so that nothing need be cleared. */
  readonly #seen: Uint32Array;
  /** exp of the gains of each level: products are cheaper than sums and exponentials. */
  readonly #factors = new Map<Float32Array, Float64Array>();
  #round = 0;

  constructor(model: PackedModel) {
    const { vocabularySize } = model;
    this.#single = Float64Array.from({ length: vocabularySize }, (_, id) => Math.exp(model.unigram(id)));
    this.#byProbability = Uint32Array.from({ length: vocabularySize }, (_, id) => id).sort(
      (a, b) => this.#single[b]! - this.#single[a]! || a - b,
    );
    this.#sums = new Float64Array(vocabularySize + 1);
    for (let id = 0; id < vocabularySize; id++) this.#sums[id + 1] = this.#sums[id]! + this.#single[id]!;
    this.#readers = Array.from({ length: model.order - 1 }, () => new ListReader());
    this.#seen = new Uint32Array(vocabularySize);
  }

  find(lists: readonly SuccessorList[], start: number, end: number, limit: number): TopWords {
    const top: TopWords = { ids: new Uint32Array(limit), probabilities: new Float64Array(limit), size: 0, mass: 0 };
    this.#round++;
    // backoffs[i]: what the contexts from i on leave to the shorter ones.
    const backoffs = new Float64Array(lists.length + 1).fill(1);
    for (let i = lists.length - 1; i >= 0; i--) backoffs[i] = backoffs[i + 1]! * Math.exp(lists[i]!.backoff);
    let own = 0;
    let single = 0;
    if (lists.length > 0 && lists[0]!.size > 0) {
      const { gainsAt, level } = lists[0]!;
      const factors = this.#factorsOf(lists[0]!);
      this.#open(lists, start);
      const reader = this.#readers[0]!;
      const longer = this.#readers[1];
      for (; reader.value >= 0 && reader.value < end; reader.next()) {
        const id = reader.value;
        const { place } = reader;
        let p = this.#single[id]! * factors[readBits(level.lists, gainsAt + place * level.gainBits, level.gainBits)]!;
        single += this.#single[id]!;
        // Most successors of the last word were not seen after the last two.
        p *= longer && longer.value >= 0 && longer.value <= place ? this.#longer(lists, place, backoffs) : backoffs[1]!;
        this.#seen[id] = this.#round;
        own += p;
        if (p > top.probabilities[limit - 1]!) insert(top, id, p);
      }
    }
    top.mass = own + backoffs[0]! * Math.max(0, this.#sums[end]! - this.#sums[start]! - single);
    this.#addOthers(top, start, end, backoffs[0]!);
    return top;
  }

  #factorsOf({ level: { gains } }: SuccessorList): Float64Array {
    let factors = this.#factors.get(gains);
    if (!factors) {
      factors = Float64Array.from(gains, Math.exp);
      this.#factors.set(gains, factors);
    }
    return factors;
  }

  #open(lists: readonly SuccessorList[], start: number): void {
    let from = start;
    for (let i = 0; i < this.#readers.length; i++) {
      const reader = this.#readers[i]!;
      const list = lists[i];
      if (!list || list.size === 0) {
        reader.close();
        continue;
      }
      const { level, listAt, size, limit } = list;
      from = lowerBound(level.lists, listAt, size, limit, from);
      reader.open(level.lists, listAt, size, limit, from);
    }
  }

  /** What the longer contexts make of the word at `place` of the first list; advances their readers to it. */
  #longer(lists: readonly SuccessorList[], place: number, backoffs: Float64Array): number {
    let factor = 1;
    let number = place;
    for (let i = 1; i < lists.length; i++) {
      const reader = this.#readers[i]!;
      while (reader.value >= 0 && reader.value < number) reader.next();
      if (reader.value !== number) return factor * backoffs[i]!;
      const { level, gainsAt } = lists[i]!;
      factor *= this.#factorsOf(lists[i]!)[readBits(level.lists, gainsAt + reader.place * level.gainBits, level.gainBits)]!;
      number = reader.place;
    }
    return factor;
  }

  /** Words that were never seen after the context: the best by their single probability. */
  #addOthers(top: TopWords, start: number, end: number, backoff: number): void {
    const limit = top.ids.length;
    if (end - start < 2000) {
      for (let id = start; id < end; id++) if (this.#seen[id] !== this.#round) insert(top, id, this.#single[id]! * backoff);
      return;
    }
    for (const id of this.#byProbability) {
      const p = this.#single[id]! * backoff;
      if (p <= top.probabilities[limit - 1]!) return;
      if (id >= start && id < end && this.#seen[id] !== this.#round) insert(top, id, p);
    }
  }
}

/** Puts a word in its place among the best, or drops it. */
function insert(top: TopWords, id: number, p: number): void {
  const { ids, probabilities } = top;
  let place = ids.length - 1;
  if (p <= probabilities[place]!) return;
  for (; place > 0 && probabilities[place - 1]! < p; place--) {
    ids[place] = ids[place - 1]!;
    probabilities[place] = probabilities[place - 1]!;
  }
  ids[place] = id;
  probabilities[place] = p;
  if (top.size < ids.length) top.size++;
}
