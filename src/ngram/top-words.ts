import type { PackedModel, SuccessorList } from './packed-model';
import { firstAtLeast, ListUnpacker, type UnpackedList } from './unpacked-list';

/** The best words found, best first. */
export interface TopWords {
  ids: Uint32Array;
  /** P after the context. */
  probabilities: Float64Array;
  size: number;
  /** Probability of all words in the range together. */
  mass: number;
}

/** What the probability of words in lower case and of those with a capital is multiplied by. */
export interface CaseWeights {
  lower: number;
  capital: number;
}

/** The best of the successors of one word and what all of them have together, where only that word is known. */
interface Summary {
  /** Places in the list, best first. */
  best: Uint32Array;
  mass: number;
  /** Probability of the same words on their own. */
  single: number;
}

/** Places of the first list and what longer contexts make of P there: P(w|h) = P(w|last word) · value. */
interface Longer {
  numbers: Uint32Array;
  values: Float64Array;
}

/** Shorter lists are walked through each time. */
const LEAST_SUMMARISED = 1000;
const SUMMARY_SIZE = 256;
/** Fewer words are all looked at: the order of all words by probability holds mostly others. */
const LEAST_RANKED = 20_000;
/** The marks that stand before the words: all ids but so many are as good as all words. */
const MARKS = 3;

const ALIKE: CaseWeights = { lower: 1, capital: 1 };

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
  /** The same over words with a capital only. */
  readonly #capitalSums: Float64Array;
  readonly #capitals: Uint8Array;
  readonly #lists = new ListUnpacker();
  readonly #summaries = new WeakMap<UnpackedList, Summary>();
  /** Marks words already scored as successors, by round, so that nothing need be cleared. */
  readonly #seen: Uint32Array;
  #round = 0;

  constructor(model: PackedModel) {
    const { vocabularySize } = model;
    this.#single = Float64Array.from({ length: vocabularySize }, (_, id) => Math.exp(model.unigram(id)));
    this.#byProbability = byFallingValue(this.#single);
    this.#capitals = model.vocabulary.capitals;
    this.#sums = new Float64Array(vocabularySize + 1);
    this.#capitalSums = new Float64Array(vocabularySize + 1);
    for (let id = 0; id < vocabularySize; id++) {
      this.#sums[id + 1] = this.#sums[id]! + this.#single[id]!;
      this.#capitalSums[id + 1] = this.#capitalSums[id]! + this.#capitals[id]! * this.#single[id]!;
    }
    this.#seen = new Uint32Array(vocabularySize);
  }

  /** Probabilities and mass are multiplied by the `weights` of the words' case. */
  find(lists: readonly SuccessorList[], start: number, end: number, limit: number, weights: CaseWeights = ALIKE): TopWords {
    const top: TopWords = { ids: new Uint32Array(limit), probabilities: new Float64Array(limit), size: 0, mass: 0 };
    this.#round++;
    // backoffs[i]: what the contexts from i on leave to the shorter ones.
    const backoffs = new Float64Array(lists.length + 1).fill(1);
    for (let i = lists.length - 1; i >= 0; i--) backoffs[i] = backoffs[i + 1]! * Math.exp(lists[i]!.backoff);
    const weightOf = [weights.lower, weights.capital];
    let own = 0;
    // What the words not looked at have together, alone.
    let others = rangeOf(this.#sums, start, end);
    let otherCapitals = rangeOf(this.#capitalSums, start, end);
    if (lists.length > 0 && lists[0]!.size > 0) {
      const list = this.#lists.unpack(lists[0]!);
      const longer = this.#longer(lists, backoffs);
      if (start <= MARKS && end === this.#single.length && list.numbers.length >= LEAST_SUMMARISED && weights === ALIKE) {
        return this.#findOfAll(top, list, longer, start, backoffs);
      }
      const { numbers, factors } = list;
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
        const isCapital = this.#capitals[id]!;
        others -= alone;
        otherCapitals -= isCapital * alone;
        p *= weightOf[isCapital]!;
        own += p;
        if (p > top.probabilities[limit - 1]!) insert(top, id, p);
      }
    }
    const otherLower = Math.max(0, others - otherCapitals);
    top.mass = own + backoffs[0]! * (weights.lower * otherLower + weights.capital * Math.max(0, otherCapitals));
    this.#addOthers(
      top,
      start,
      end,
      weightOf.map((weight) => weight * backoffs[0]!),
    );
    return top;
  }

  /** The same without a prefix after a frequent word: of its thousands of successors, only the best and those of longer contexts are looked at. */
  #findOfAll(top: TopWords, list: UnpackedList, longer: Longer | undefined, start: number, backoffs: Float64Array): TopWords {
    const { numbers, factors } = list;
    const { best, mass, single } = this.#summaryOf(list, start);
    const limit = top.ids.length;
    const least = (): number => top.probabilities[limit - 1]!;
    let own = mass * backoffs[1]!;
    for (
      let i = longer ? firstAtLeast(longer.numbers, firstAtLeast(numbers, start)) : 0;
      longer && i < longer.numbers.length;
      i++
    ) {
      const place = longer.numbers[i]!;
      const id = numbers[place]!;
      const p = this.#single[id]! * factors[place]!;
      own += p * (longer.values[i]! - backoffs[1]!);
      this.#seen[id] = this.#round;
      if (p * longer.values[i]! > least()) insert(top, id, p * longer.values[i]!);
    }
    /** Whether the word is so improbable that all after it are left out too, where they come by falling probability. */
    const offer = (place: number): boolean => {
      const id = numbers[place]!;
      const p = this.#single[id]! * factors[place]! * backoffs[1]!;
      if (p <= least()) return true;
      if (this.#seen[id] !== this.#round) insert(top, id, p);
      this.#seen[id] = this.#round;
      return false;
    };
    if (!best.some(offer)) for (let place = firstAtLeast(numbers, start); place < numbers.length; place++) offer(place);
    for (const id of this.#byProbability) {
      const p = this.#single[id]! * backoffs[0]!;
      if (p <= least()) break;
      if (id >= start && numbers[firstAtLeast(numbers, id)] !== id) insert(top, id, p);
    }
    const others = this.#sums.at(-1)! - this.#sums[start]! - single;
    top.mass = own + backoffs[0]! * Math.max(0, others);
    return top;
  }

  #summaryOf(list: UnpackedList, start: number): Summary {
    let summary = this.#summaries.get(list);
    if (!summary) {
      summary = this.#summarise(list, start);
      this.#summaries.set(list, summary);
    }
    return summary;
  }

  #summarise({ numbers, factors }: UnpackedList, start: number): Summary {
    const top: TopWords = { ids: new Uint32Array(SUMMARY_SIZE), probabilities: new Float64Array(SUMMARY_SIZE), size: 0, mass: 0 };
    let single = 0;
    for (let place = firstAtLeast(numbers, start); place < numbers.length; place++) {
      const alone = this.#single[numbers[place]!]!;
      const p = alone * factors[place]!;
      single += alone;
      top.mass += p;
      if (p > top.probabilities[SUMMARY_SIZE - 1]!) insert(top, place, p);
    }
    return { best: top.ids.subarray(0, top.size), mass: top.mass, single };
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
  #addOthers(top: TopWords, start: number, end: number, weightOf: number[]): void {
    const limit = top.ids.length;
    const round = this.#round;
    if (end - start < LEAST_RANKED) {
      for (let id = start; id < end; id++) {
        if (this.#seen[id] !== round) insert(top, id, this.#single[id]! * weightOf[this.#capitals[id]!]!);
      }
      return;
    }
    const most = Math.max(...weightOf);
    for (const id of this.#byProbability) {
      const alone = this.#single[id]!;
      if (alone * most <= top.probabilities[limit - 1]!) return;
      if (id >= start && id < end && this.#seen[id] !== round) insert(top, id, alone * weightOf[this.#capitals[id]!]!);
    }
  }
}

function rangeOf(sums: Float64Array, start: number, end: number): number {
  return sums[end]! - sums[start]!;
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
