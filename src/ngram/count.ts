import { sortRows } from './sort';

/**
 * Distinct n-grams with their counts, sorted by first word, then second, and so on.
 * `columns[k][row]` is the id of word k plus one, or 0 past the end of what could be counted (a sentence's end, an
 * unknown word). A row with fewer words than `order` counts only for its shorter n-grams.
 */
export interface NgramTable {
  order: number;
  size: number;
  columns: Uint32Array[];
  counts: Uint32Array;
}

export interface CountOptions {
  order: number;
  /** Ids are below this. */
  vocabularySize: number;
  /** Id that closes a sentence: no n-gram goes on after it. */
  sentenceEnd: number;
  /** Id of words that are not counted, neither in an n-gram nor as its start; none by default. */
  unknown?: number;
  /** Tokens held before they are sorted into a run; bounds the memory beside the distinct n-grams. */
  chunkTokens?: number;
}

/** Counts n-grams of any number of tokens: sorts chunks into runs and merges runs of like size. */
export class NgramCounter {
  readonly #options: Required<CountOptions>;
  readonly #buffer: Uint32Array;
  #filled = 0;
  #runs: NgramTable[] = [];

  constructor(options: CountOptions) {
    this.#options = { unknown: -1, chunkTokens: 1 << 22, ...options };
    this.#buffer = new Uint32Array(this.#options.chunkTokens);
  }

  /** Adds one sentence, from its start mark to its end mark. */
  add(sentence: ArrayLike<number>): void {
    if (sentence.length > this.#buffer.length)
      throw new RangeError(`NgramCounter: a sentence of ${sentence.length} tokens does not fit`);
    if (this.#filled + sentence.length > this.#buffer.length) this.#flush();
    this.#buffer.set(sentence, this.#filled);
    this.#filled += sentence.length;
  }

  /** All n-grams added so far. The counter is empty afterwards. */
  finish(): NgramTable {
    this.#flush();
    const runs = this.#runs;
    this.#runs = [];
    return runs.reduceRight((merged, run) => mergeTables(run, merged), emptyTable(this.#options.order));
  }

  #flush(): void {
    if (this.#filled === 0) return;
    let run = countChunk(this.#buffer.subarray(0, this.#filled), this.#options);
    this.#filled = 0;
    while (this.#runs.length > 0 && this.#runs.at(-1)!.size <= run.size * 2) run = mergeTables(this.#runs.pop()!, run);
    this.#runs.push(run);
  }
}

function emptyTable(order: number): NgramTable {
  return { order, size: 0, columns: Array.from({ length: order }, () => new Uint32Array()), counts: new Uint32Array() };
}

/** Sorts the n-grams that start at each token and counts equal ones. */
function countChunk(tokens: Uint32Array, { order, vocabularySize, sentenceEnd, unknown }: Required<CountOptions>): NgramTable {
  const n = tokens.length;
  const columns = Array.from({ length: order }, () => new Uint32Array(n));
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < order && i + k < n; k++) {
      const word = tokens[i + k]!;
      if (word === unknown) break;
      columns[k]![i] = word + 1;
      if (word === sentenceEnd) break;
    }
  }
  const rows = sortRows(columns, vocabularySize + 1);
  const distinct = emptyTable(order);
  const kept = Array.from({ length: order }, () => new Uint32Array(n));
  const counts = new Uint32Array(n);
  let size = 0;
  let previous = -1;
  for (let r = 0; r < n; r++) {
    const row = rows[r]!;
    if (columns[0]![row] === 0) continue;
    if (previous >= 0 && columns.every((column) => column[row] === column[previous])) counts[size - 1]!++;
    else {
      for (let k = 0; k < order; k++) kept[k]![size] = columns[k]![row]!;
      counts[size++] = 1;
    }
    previous = row;
  }
  distinct.size = size;
  distinct.columns = kept.map((column) => column.slice(0, size));
  distinct.counts = counts.slice(0, size);
  return distinct;
}

/** Both tables in one, counts of equal n-grams added. */
export function mergeTables(a: NgramTable, b: NgramTable): NgramTable {
  if (a.size === 0) return b;
  if (b.size === 0) return a;
  const { order } = a;
  const columns = Array.from({ length: order }, () => new Uint32Array(a.size + b.size));
  const counts = new Uint32Array(a.size + b.size);
  let size = 0;
  for (let i = 0, j = 0; i < a.size || j < b.size; size++) {
    const sign = i === a.size ? 1 : j === b.size ? -1 : compareRows(a, i, b, j);
    const from = sign <= 0 ? a : b;
    const row = sign <= 0 ? i : j;
    for (let k = 0; k < order; k++) columns[k]![size] = from.columns[k]![row]!;
    counts[size] = (sign <= 0 ? a.counts[i++]! : 0) + (sign >= 0 ? b.counts[j++]! : 0);
  }
  return { order, size, columns: columns.map((column) => column.subarray(0, size)), counts: counts.subarray(0, size) };
}

/** Negative, zero or positive as row i of a comes before, equals or follows row j of b. */
export function compareRows(a: NgramTable, i: number, b: NgramTable, j: number): number {
  for (let k = 0; k < a.order; k++) {
    const difference = a.columns[k]![i]! - b.columns[k]![j]!;
    if (difference !== 0) return difference;
  }
  return 0;
}
