import { compareRows, type NgramTable } from './count';
import { linkSuffixes, type Trie, type TrieLevel } from './trie';

/** A trie with the counts of each n-gram in each text. */
export interface CountTrie extends Trie {
  /** counts[level][text][node]: how often the n-gram occurs. */
  counts: Uint32Array[][];
  /** follows[level][text][node]: how often a word that is counted follows it. Empty at the last level. */
  follows: Uint32Array[][];
}

/**
 * Joins the tables of one or more texts (same order, same ids) into one trie.
 * `minimumCounts[k]`: n-grams of k+1 words that occur less often in all texts together are left out; must not fall with k.
 */
export function buildCountTrie(tables: NgramTable[], vocabularySize: number, minimumCounts: number[] = []): CountTrie {
  const order = tables[0]!.order;
  const builder = new Builder(order, tables.length, vocabularySize, minimumCounts);
  const at = tables.map(() => 0);
  const row = new Uint32Array(order);
  const counts = new Uint32Array(tables.length);
  for (;;) {
    let first = -1;
    for (let t = 0; t < tables.length; t++) {
      if (at[t] === tables[t]!.size) continue;
      if (first < 0 || compareRows(tables[t]!, at[t]!, tables[first]!, at[first]!) < 0) first = t;
    }
    if (first < 0) break;
    const table = tables[first]!;
    const place = at[first]!;
    for (let k = 0; k < order; k++) row[k] = table.columns[k]![place]!;
    for (let t = 0; t < tables.length; t++) {
      const same = t === first || (at[t]! < tables[t]!.size && compareRows(tables[t]!, at[t]!, table, place) === 0);
      counts[t] = same ? tables[t]!.counts[at[t]!++]! : 0;
    }
    builder.add(row, counts);
  }
  return builder.finish();
}

/** A Uint32Array that grows. */
class Column {
  #values = new Uint32Array(1 << 12);
  length = 0;

  push(value: number): void {
    if (this.length === this.#values.length) {
      const larger = new Uint32Array(this.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.length++] = value;
  }

  finish(): Uint32Array {
    const values = this.#values.slice(0, this.length);
    this.#values = new Uint32Array();
    return values;
  }
}

/** Takes sorted rows; a node is written when it closes, so that its count is known. */
class Builder {
  readonly #words: Column[];
  readonly #starts: Column[];
  readonly #counts: Column[][];
  readonly #follows: Column[][];
  readonly #open: { word: number; start: number; counts: Float64Array; follows: Float64Array }[];
  #depth = 0;

  constructor(
    readonly order: number,
    readonly texts: number,
    readonly vocabularySize: number,
    readonly minimumCounts: number[],
  ) {
    const columns = (): Column[] => Array.from({ length: order }, () => new Column());
    const grid = (): Column[][] => Array.from({ length: order }, () => Array.from({ length: texts }, () => new Column()));
    this.#words = columns();
    this.#starts = columns();
    this.#counts = grid();
    this.#follows = grid();
    this.#open = Array.from({ length: order }, () => ({
      word: -1,
      start: 0,
      counts: new Float64Array(texts),
      follows: new Float64Array(texts),
    }));
  }

  /** One row of word ids plus one (0 ends it) and its count in each text. */
  add(row: Uint32Array, counts: Uint32Array): void {
    let length = 0;
    while (length < this.order && row[length] !== 0) length++;
    let same = 0;
    while (same < Math.min(length, this.#depth) && this.#open[same]!.word === row[same]! - 1) same++;
    this.#closeTo(same);
    for (let k = same; k < length; k++) {
      const node = this.#open[k]!;
      node.word = row[k]! - 1;
      node.start = this.#words[k + 1]?.length ?? 0;
      node.counts.fill(0);
      node.follows.fill(0);
    }
    this.#depth = length;
    for (let k = 0; k < length; k++) {
      const node = this.#open[k]!;
      for (let t = 0; t < this.texts; t++) {
        node.counts[t]! += counts[t]!;
        if (k + 1 < length) node.follows[t]! += counts[t]!;
      }
    }
  }

  finish(): CountTrie {
    this.#closeTo(0);
    while (this.#words[0]!.length < this.vocabularySize) this.#writeEmptyWord();
    const levels = this.#words.map((words, k): TrieLevel => {
      const size = words.length;
      this.#starts[k]!.push(this.#words[k + 1]?.length ?? 0);
      return { size, words: words.finish(), starts: this.#starts[k]!.finish(), links: new Uint32Array() };
    });
    linkSuffixes(levels);
    const finish = (grid: Column[][]): Uint32Array[][] => grid.map((columns) => columns.map((column) => column.finish()));
    return {
      order: this.order,
      vocabularySize: this.vocabularySize,
      levels,
      counts: finish(this.#counts),
      follows: finish(this.#follows),
    };
  }

  /** Level 0 has a node for every word, also for those without a count. */
  #writeEmptyWord(): void {
    const words = this.#words[0]!;
    words.push(words.length);
    this.#starts[0]!.push(this.#words[1]?.length ?? 0);
    for (let t = 0; t < this.texts; t++) {
      this.#counts[0]![t]!.push(0);
      this.#follows[0]![t]!.push(0);
    }
  }

  #closeTo(depth: number): void {
    for (let k = this.#depth - 1; k >= depth; k--) {
      const node = this.#open[k]!;
      if (k === 0) while (this.#words[0]!.length < node.word) this.#writeEmptyWordBefore(node.start);
      const total = node.counts.reduce((sum, count) => sum + count, 0);
      if (total < (this.minimumCounts[k] ?? 0) && k > 0) continue;
      this.#words[k]!.push(node.word);
      this.#starts[k]!.push(node.start);
      for (let t = 0; t < this.texts; t++) {
        this.#counts[k]![t]!.push(node.counts[t]!);
        this.#follows[k]![t]!.push(node.follows[t]!);
      }
    }
    this.#depth = Math.min(this.#depth, depth);
  }

  #writeEmptyWordBefore(start: number): void {
    this.#writeEmptyWord();
    // Its (empty) range ends where the next word's children begin.
    this.#starts[0]!.length--;
    this.#starts[0]!.push(start);
  }
}
