import type { PackedModel, SuccessorList } from './packed-model';
import { firstAtLeast, ListUnpacker } from './unpacked-list';

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
 * The `limit` most probable words with ids from `start` to `end` - 1 after a context given by its successor lists, as
 * `logProbAfter` would rank them, and the probability of the whole range.
 *
 * What the longer contexts say is worked out from the longest to the shortest, each over the few words it knows. The
 * successors of the last word that lie in the range are then looked at once; all other words keep the order of their single
 * probabilities, so only the best of them are looked at.
 */
export class TopFinder {
  /** Probability of each word on its own, all words by falling probability, and sums of probabilities by id. */
  readonly #single: Float64Array;
  readonly #byProbability: Uint32Array;
  readonly #sums: Float64Array;
  readonly #lists = new ListUnpacker();
  /** Marks words already scored as successors, by round, so that nothing need be cleared. */
  readonly #seen: Uint32Array;
  #round = 0;

  constructor(model: PackedModel) {
    const { vocabularySize } = model;
    this.#single = Float64Array.from({ length: vocabularySize }, (_, id) => Math.exp(model.unigram(id)));
    this.#byProbability = byFallingValue(this.#single);
    this.#sums = new Float64Array(vocabularySize + 1);
    for (let id = 0; id < vocabularySize; id++) this.#sums[id + 1] = this.#sums[id]! + this.#single[id]!;
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
      const { numbers, factors } = this.#lists.unpack(lists[0]!);
      const longer = this.#longer(lists, backoffs);
      const first = firstAtLeast(numbers, start);
      let next = longer ? firstAtLeast(longer.numbers, first) : 0;
      for (let place = first; place < numbers.length; place++) {
        const id = numbers[place]!;
        if (id >= end) break;
        const alone = this.#single[id]!;
        let p = alone * factors[place]!;
        // Most successors of the last word were not seen after the last two.
        if (longer && longer.numbers[next] === place) p *= longer.values[next++]!;
        else p *= backoffs[1]!;
        this.#seen[id] = this.#round;
        single += alone;
        own += p;
        if (p > top.probabilities[limit - 1]!) insert(top, id, p);
      }
    }
    top.mass = own + backoffs[0]! * Math.max(0, this.#sums[end]! - this.#sums[start]! - single);
    this.#addOthers(top, start, end, backoffs[0]!);
    return top;
  }

  /** Places of the first list that the longer contexts know, and what these make of P there. */
  #longer(lists: readonly SuccessorList[], backoffs: Float64Array): { numbers: Uint32Array; values: Float64Array } | undefined {
    let longer: { numbers: Uint32Array; values: Float64Array } | undefined;
    for (let i = lists.length - 1; i > 0; i--) {
      if (lists[i]!.size === 0) continue;
      const { numbers, factors } = this.#lists.unpack(lists[i]!);
      const values = new Float64Array(factors.length);
      for (let place = 0; place < values.length; place++) values[place] = factors[place]! * backoffs[i + 1]!;
      if (longer) {
        for (let j = 0; j < longer.numbers.length; j++) {
          const place = longer.numbers[j]!;
          values[place] = factors[place]! * longer.values[j]!;
        }
      }
      longer = { numbers, values };
    }
    return longer;
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

/** Places by falling value, equal ones in their order. Quantised values are few, so they are grouped and not compared. */
function byFallingValue(values: Float64Array): Uint32Array {
  const groups = new Map<number, number[]>();
  values.forEach((value, place) => {
    const group = groups.get(value);
    if (group) group.push(place);
    else groups.set(value, [place]);
  });
  const sorted = [...groups.keys()].sort((a, b) => b - a);
  return Uint32Array.from(sorted.flatMap((value) => groups.get(value)!));
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
