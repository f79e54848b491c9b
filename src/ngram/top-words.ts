import { ListReader, lowerBound } from './elias-fano';
import { gainAt, type PackedModel, type SuccessorList } from './packed-model';

/** The best words found, best first. */
export interface TopWords {
  ids: Uint32Array;
  /** log P after the context. */
  logProbs: Float64Array;
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
  readonly #model: PackedModel;
  /** All words by falling probability, and sums of probabilities by id. */
  readonly #byProbability: Uint32Array;
  readonly #sums: Float64Array;
  readonly #readers: ListReader[];
  /** Marks words already scored as successors, by round, so that nothing need be cleared. */
  readonly #seen: Uint32Array;
  #round = 0;

  constructor(model: PackedModel) {
    this.#model = model;
    const { vocabularySize } = model;
    this.#byProbability = Uint32Array.from({ length: vocabularySize }, (_, id) => id).sort(
      (a, b) => model.unigram(b) - model.unigram(a) || a - b,
    );
    this.#sums = new Float64Array(vocabularySize + 1);
    for (let id = 0; id < vocabularySize; id++) this.#sums[id + 1] = this.#sums[id]! + Math.exp(model.unigram(id));
    this.#readers = Array.from({ length: model.order - 1 }, () => new ListReader());
    this.#seen = new Uint32Array(vocabularySize);
  }

  find(lists: readonly SuccessorList[], start: number, end: number, limit: number): TopWords {
    const top: TopWords = {
      ids: new Uint32Array(limit),
      logProbs: new Float64Array(limit).fill(Number.NEGATIVE_INFINITY),
      size: 0,
      mass: 0,
    };
    this.#round++;
    let backoff = 0;
    for (const list of lists) backoff += list.backoff;
    let own = 0;
    let single = 0;
    const first = lists[0];
    if (first && first.size > 0) {
      const readers = this.#open(lists, start);
      const reader = readers[0]!;
      for (; reader.value >= 0 && reader.value < end; reader.next()) {
        const id = reader.value;
        const unigram = this.#model.unigram(id);
        const logProb = unigram + gainAt(first, reader.place) + this.#longer(lists, reader.place);
        this.#seen[id] = this.#round;
        own += Math.exp(logProb);
        single += Math.exp(unigram);
        insert(top, id, logProb);
      }
    }
    top.mass = own + Math.exp(backoff) * Math.max(0, this.#sums[end]! - this.#sums[start]! - single);
    this.#addOthers(top, start, end, backoff);
    return top;
  }

  #open(lists: readonly SuccessorList[], start: number): ListReader[] {
    let from = start;
    for (let i = 0; i < lists.length; i++) {
      const { level, listAt, size, limit } = lists[i]!;
      if (size > 0) from = lowerBound(level.lists, listAt, size, limit, from);
      this.#readers[i]!.open(level.lists, listAt, size, limit, size > 0 ? from : 0);
    }
    return this.#readers;
  }

  /** What the longer contexts add to the word at `place` of the first list; advances their readers to it. */
  #longer(lists: readonly SuccessorList[], place: number): number {
    let sum = 0;
    let number = place;
    let i = 1;
    for (; i < lists.length; i++) {
      const reader = this.#readers[i]!;
      while (reader.value >= 0 && reader.value < number) reader.next();
      if (reader.value !== number) break;
      sum += gainAt(lists[i]!, reader.place);
      number = reader.place;
    }
    for (; i < lists.length; i++) sum += lists[i]!.backoff;
    return sum;
  }

  /** Words that were never seen after the context: the best by their single probability. */
  #addOthers(top: TopWords, start: number, end: number, backoff: number): void {
    const limit = top.ids.length;
    if (end - start < 2000) {
      for (let id = start; id < end; id++) if (this.#seen[id] !== this.#round) insert(top, id, this.#model.unigram(id) + backoff);
      return;
    }
    for (const id of this.#byProbability) {
      const logProb = this.#model.unigram(id) + backoff;
      if (logProb <= top.logProbs[limit - 1]!) return;
      if (id >= start && id < end && this.#seen[id] !== this.#round) insert(top, id, logProb);
    }
  }
}

/** Puts a word in its place among the best, or drops it. */
function insert(top: TopWords, id: number, logProb: number): void {
  const { ids, logProbs } = top;
  let place = ids.length - 1;
  if (logProb <= logProbs[place]!) return;
  for (; place > 0 && logProbs[place - 1]! < logProb; place--) {
    ids[place] = ids[place - 1]!;
    logProbs[place] = logProbs[place - 1]!;
  }
  ids[place] = id;
  logProbs[place] = logProb;
  if (top.size < ids.length) top.size++;
}
