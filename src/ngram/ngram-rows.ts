import { sortRows } from './sort';

/** N-grams of one length as columns of ids, with what a model says of each. */
export interface NgramRows {
  size: number;
  /** columns[k][row]: id of word k. */
  columns: Uint32Array[];
  /** Natural logarithms; NaN where the n-gram was put in because a longer one needs it. */
  logProbs: Float32Array;
  logBackoffs: Float32Array;
  /** Where the n-gram was read; 0 for those put in. */
  lines: Uint32Array;
}

/** Adds n-grams of `length` words to rows that grow. */
export class RowWriter {
  #rows: NgramRows;
  #capacity = 1 << 10;

  constructor(readonly length: number) {
    this.#rows = allocate(length, this.#capacity);
  }

  get size(): number {
    return this.#rows.size;
  }

  add(words: ArrayLike<number>, logProb: number, logBackoff: number, line: number): void {
    if (this.#rows.size === this.#capacity) {
      this.#capacity *= 2;
      this.#rows = copyRows(this.#rows, allocate(this.length, this.#capacity));
    }
    const { columns, logProbs, logBackoffs, lines, size } = this.#rows;
    for (let k = 0; k < this.length; k++) columns[k]![size] = words[k]!;
    logProbs[size] = logProb;
    logBackoffs[size] = logBackoff;
    lines[size] = line;
    this.#rows.size++;
  }

  finish(): NgramRows {
    const { columns, logProbs, logBackoffs, lines, size } = this.#rows;
    return {
      size,
      columns: columns.map((column) => column.subarray(0, size)),
      logProbs: logProbs.subarray(0, size),
      logBackoffs: logBackoffs.subarray(0, size),
      lines: lines.subarray(0, size),
    };
  }
}

/**
 * The rows in the order of their words. Of equal ones that were put in, the first is kept; throws through `twice` when two that
 * were read are equal. All ids are below `vocabularySize`.
 */
export function sortNgramRows(rows: NgramRows, vocabularySize: number, twice: (line: number, again: number) => never): NgramRows {
  const order = sortRows(rows.columns, vocabularySize);
  let kept = 0;
  for (const row of order) {
    const previous = order[kept - 1];
    if (kept > 0 && rows.columns.every((column) => column[row] === column[previous!])) {
      // The sort is stable and rows put in come after those read.
      if (rows.lines[row] !== 0) twice(rows.lines[previous!]!, rows.lines[row]!);
    } else order[kept++] = row;
  }
  const picked = order.subarray(0, kept);
  const integers = (values: Uint32Array): Uint32Array => Uint32Array.from(picked, (row) => values[row]!);
  const floats = (values: Float32Array): Float32Array => Float32Array.from(picked, (row) => values[row]!);
  return {
    size: kept,
    columns: rows.columns.map(integers),
    logProbs: floats(rows.logProbs),
    logBackoffs: floats(rows.logBackoffs),
    lines: integers(rows.lines),
  };
}

/** Both, one after the other. */
export function joinRows(first: NgramRows, second: NgramRows): NgramRows {
  const joined = allocate(first.columns.length, first.size + second.size);
  return copyRows(second, copyRows(first, joined));
}

function allocate(length: number, capacity: number): NgramRows {
  return {
    size: 0,
    columns: Array.from({ length }, () => new Uint32Array(capacity)),
    logProbs: new Float32Array(capacity),
    logBackoffs: new Float32Array(capacity),
    lines: new Uint32Array(capacity),
  };
}

/** Appends `from` to `to`, which must have room. */
function copyRows(from: NgramRows, to: NgramRows): NgramRows {
  const at = to.size;
  from.columns.forEach((column, k) => {
    to.columns[k]!.set(column.subarray(0, from.size), at);
  });
  to.logProbs.set(from.logProbs.subarray(0, from.size), at);
  to.logBackoffs.set(from.logBackoffs.subarray(0, from.size), at);
  to.lines.set(from.lines.subarray(0, from.size), at);
  to.size += from.size;
  return to;
}
