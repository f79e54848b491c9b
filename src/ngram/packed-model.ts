import type { LanguageModel } from './backoff-model';
import { gammaWidth, popCount, readBits, readGamma } from './bits';
import { readContainer, type Sections } from './container';
import { findNumber, indexBuckets } from './elias-fano';
import { readFixed, readRising } from './fixed-width';
import { FIXED_SECTIONS, LEVEL_SECTIONS, RANK_WORDS, VERSION } from './pack';
import { PackedVocabulary } from './packed-vocabulary';

/** The words seen after one context. */
export interface SuccessorList {
  /** How many. */
  size: number;
  /** They are numbers below this: ids for one word of context, else places in the list of the shorter context. */
  limit: number;
  /** Bit offsets of the gain codes and of the list itself. */
  gainsAt: number;
  listAt: number;
  /** Node of the first, in its level. */
  first: number;
  /** log of the weight of the shorter context. */
  backoff: number;
  level: Level;
  /** Of long lists: where to begin a search. */
  index?: Uint32Array | undefined;
}

/** What is stored of the n-grams of one length from two words on. */
export interface Level {
  gainBits: number;
  gains: Float32Array;
  lists: Uint32Array;
}

/** Shorter lists are searched from their start. */
const LEAST_INDEXED = 128;
/** Lists of longer contexts that each level remembers. */
const RECENT = 1 << 13;

/** A model of `packModel`, read in place from one buffer. */
export class PackedModel implements LanguageModel {
  readonly order: number;
  readonly vocabularySize: number;
  readonly sentenceStart: number;
  readonly sentenceEnd: number;
  readonly unknown: number;
  readonly vocabulary: PackedVocabulary;
  /** Words beyond the vocabulary, known by themselves only; their ids are their own. */
  readonly rare: PackedVocabulary;
  /** Bytes of the whole table. */
  readonly bytes: number;
  /** How many n-grams of each length there are. */
  readonly sizes: number[];
  readonly #unigrams: Float32Array;
  readonly #rareUnigrams: Float32Array;
  readonly #levels: StoredLevel[];
  /** The lists of single words that were asked for, by id. */
  readonly #roots: (SuccessorList | undefined)[];
  /** Scratch of `successors`. */
  #row: Row;
  #shorter: Row;

  /** Throws, naming the table and the fault, when the buffer is not a whole table of this version. */
  constructor(buffer: ArrayBuffer, name = 'n-grams') {
    const order = buffer.byteLength > 64 ? orderOf(buffer) : 3;
    const sections = readContainer(buffer, VERSION, FIXED_SECTIONS + LEVEL_SECTIONS * (order - 1), name);
    const numbers = sections.integers(0);
    this.bytes = buffer.byteLength;
    this.order = order;
    this.vocabularySize = numbers[1]!;
    this.sentenceStart = numbers[2]!;
    this.sentenceEnd = numbers[3]!;
    this.unknown = numbers[4]!;
    this.vocabulary = new PackedVocabulary(this.vocabularySize, 3, sections.integers(1), sections.bytes(2));
    this.rare = new PackedVocabulary(numbers[6]!, 0, sections.integers(7), sections.bytes(8));
    const rareTable = sections.floats(9);
    this.#rareUnigrams = Float32Array.from(sections.bytes(10), (code) => rareTable[code]!);
    const table = sections.floats(3);
    this.#unigrams = Float32Array.from(sections.bytes(4), (code) => table[code]!);
    this.#unigrams[this.sentenceStart] = -99;
    this.#levels = Array.from({ length: order - 1 }, (_, i) => new StoredLevel(sections, i + 1, numbers));
    this.sizes = [this.vocabularySize, ...this.#levels.map(({ size }) => size)];
    this.#roots = new Array(this.vocabularySize);
    this.#row = { lists: [], places: new Int32Array(order) };
    this.#shorter = { lists: [], places: new Int32Array(order) };
  }

  /** log P of a rare word on its own. */
  rareUnigram(id: number): number {
    return this.#rareUnigrams[id]!;
  }

  /** log P of a word on its own. */
  unigram(word: number): number {
    return this.#unigrams[word]!;
  }

  logProb(context: ArrayLike<number>, word: number): number {
    return this.logProbAfter(this.successors(context), word);
  }

  /**
   * The lists of successors of the last word, the last two, … of a context, as far as the model knows them.
   *
   *   b c   after b: place of c                          = node of b c → its list
   *   a b c after a: place of b, after a b: place of c   = node of a b c → its list
   *
   * A place in a longer context's list is looked up by the place in the shorter one's, which the row before has found.
   */
  successors(context: ArrayLike<number>): SuccessorList[] {
    const lists: SuccessorList[] = [];
    const last = context.length - 1;
    for (let from = last; from >= 0 && last - from < this.order - 1; from--) {
      const row = this.#row;
      const shorter = this.#shorter;
      let list: SuccessorList | undefined = this.#root(context[from]!);
      row.lists[0] = list;
      for (let k = 0; from + k < last && list; k++) {
        const place = placeOf(list, k === 0 ? context[from + 1]! : shorter.places[k - 1]!);
        row.places[k] = place;
        list = place < 0 ? undefined : this.#levels[k + 1]!.listAfter(list.first + place, shorter.lists[k]!.size);
        if (list) row.lists[k + 1] = list;
      }
      if (!list) break;
      lists.push(list);
      this.#row = shorter;
      this.#shorter = row;
    }
    return lists;
  }

  /**
   * log P of a word after a context given by its lists, which become those of the context with the word. To go through a text
   * this looks each n-gram up once; `successors` finds the way to its lists anew.
   */
  advance(lists: SuccessorList[], word: number): number {
    const { places } = this.#row;
    const known = lists.length;
    let logProb = this.#unigrams[word]!;
    let depth = 0;
    for (let number = word; depth < known; depth++) {
      const list = lists[depth]!;
      number = placeOf(list, number);
      if (number < 0) break;
      places[depth] = number;
      logProb += gainAt(list, number);
    }
    for (let i = depth; i < known; i++) logProb += lists[i]!.backoff;
    let length = 0;
    for (let list: SuccessorList | undefined = this.#root(word); list && length < this.order - 1; ) {
      const found = lists[length];
      lists[length] = list;
      // The word stood in the list after the words before it: its node there is that of the longer context.
      const isLonger = length < depth && length + 1 < this.order - 1;
      list = isLonger && found ? this.#levels[length + 1]!.listAfter(found.first + places[length]!, list.size) : undefined;
      length++;
    }
    lists.length = length;
    return logProb;
  }

  #root(word: number): SuccessorList {
    let list = this.#roots[word];
    if (!list) {
      list = this.#levels[0]!.list(word, this.vocabularySize);
      this.#roots[word] = list;
    }
    return list;
  }

  /** log P of a word after a context given by its lists. */
  logProbAfter(lists: readonly SuccessorList[], word: number): number {
    let logProb = this.#unigrams[word]!;
    let number = word;
    let i = 0;
    for (; i < lists.length; i++) {
      const list = lists[i]!;
      const place = placeOf(list, number);
      if (place < 0) break;
      logProb += gainAt(list, place);
      number = place;
    }
    for (; i < lists.length; i++) logProb += lists[i]!.backoff;
    return logProb;
  }
}

/** The lists of one start of a context, ever longer, and the place of each list's next word in it. */
interface Row {
  lists: SuccessorList[];
  places: Int32Array;
}

/** The place of a number in a list, or -1. */
function placeOf(list: SuccessorList, number: number): number {
  const { size } = list;
  if (size === 0) return -1;
  const place = findNumber(list.level.lists, list.listAt, size, list.limit, number, list.index);
  return place < 0 ? -1 : place;
}

/** log P(w|h) - log P(w|h') of the successor at a place. */
function gainAt({ level, gainsAt }: SuccessorList, place: number): number {
  return level.gains[readBits(level.lists, gainsAt + place * level.gainBits, level.gainBits)]!;
}

/** The order stands first in the first section, whose place stands first after the header. */
function orderOf(buffer: ArrayBuffer): number {
  const words = new Uint32Array(buffer, 0, 16);
  const place = words[5]!;
  const order = place % 4 === 0 && place + 4 <= buffer.byteLength ? new Uint32Array(buffer, place, 1)[0]! : 0;
  return order >= 2 && order <= 8 ? order : 3;
}

/** One longer level with what is needed to find the list of a context. */
class StoredLevel implements Level {
  readonly size: number;
  readonly gainBits: number;
  readonly gains: Float32Array;
  readonly lists: Uint32Array;
  readonly #backoffs: Float32Array;
  readonly #backoffCodes: Uint32Array;
  readonly #rootCodes: Uint8Array;
  readonly #places: Uint32Array;
  readonly #firsts: Uint32Array;
  readonly #bits: Uint32Array;
  readonly #ranks: Uint32Array;
  readonly #k: number;
  /** Lists that were asked for lately, and the numbers of their nodes plus one. */
  readonly #recentNodes = new Uint32Array(RECENT);
  readonly #recentLists: (SuccessorList | undefined)[] = new Array(RECENT);
  /** Of the long lists that were asked for, by where they begin. */
  readonly #indexes = new Map<number, Uint32Array>();

  constructor(sections: Sections, k: number, numbers: Uint32Array) {
    const base = FIXED_SECTIONS + LEVEL_SECTIONS * (k - 1);
    this.#k = k;
    this.size = numbers[5 + 2 * k]!;
    this.gainBits = numbers[6 + 2 * k]!;
    this.gains = sections.floats(base);
    this.#backoffs = k === 1 ? sections.floats(5) : sections.floats(base + 1);
    this.#rootCodes = sections.bytes(6);
    this.#places = sections.integers(base + 2);
    this.#firsts = sections.integers(base + 3);
    this.#backoffCodes = sections.integers(base + 4);
    this.#bits = sections.integers(base + 5);
    this.#ranks = sections.integers(base + 6);
    this.lists = sections.integers(base + 7);
  }

  /** The list after the n-gram of a node; undefined where nothing follows it. */
  listAfter(node: number, limit: number): SuccessorList | undefined {
    const slot = node & (RECENT - 1);
    if (this.#recentNodes[slot] !== node + 1) {
      const parent = this.#parentOf(node);
      this.#recentNodes[slot] = node + 1;
      this.#recentLists[slot] = parent < 0 ? undefined : this.list(parent, limit);
    }
    return this.#recentLists[slot];
  }

  /** The number of a node among those that have children, or -1. */
  #parentOf(node: number): number {
    const word = node >>> 5;
    const mask = 1 << (node & 31);
    if ((this.#bits[word]! & mask) === 0) return -1;
    const block = Math.floor(word / RANK_WORDS);
    let rank = this.#ranks[block]!;
    for (let i = block * RANK_WORDS; i < word; i++) rank += popCount(this.#bits[i]!);
    return rank + popCount(this.#bits[word]! & (mask - 1));
  }

  list(parent: number, limit: number): SuccessorList {
    const at = readRising(this.#places, parent);
    const size = readGamma(this.lists, at) - 1;
    const gainsAt = at + gammaWidth(size + 1);
    const listAt = gainsAt + size * this.gainBits;
    const code = this.#k === 1 ? this.#rootCodes[parent]! : readFixed(this.#backoffCodes, parent);
    return {
      size,
      limit,
      gainsAt,
      listAt,
      first: this.#firsts.length > 1 ? readRising(this.#firsts, parent) : 0,
      backoff: this.#backoffs[code]!,
      level: this,
      index: size < LEAST_INDEXED ? undefined : this.#indexOf(listAt, size, limit),
    };
  }

  #indexOf(listAt: number, size: number, limit: number): Uint32Array {
    let index = this.#indexes.get(listAt);
    if (!index) {
      index = indexBuckets(this.lists, listAt, size, limit);
      this.#indexes.set(listAt, index);
    }
    return index;
  }
}
