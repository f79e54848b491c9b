import { foldWord, letterOf, lettersOf } from './letters';

const DECODER = new TextDecoder();

/**
 * All words as a tree of letters in arrays, level by level, so that the branches that part at one letter lie side by side: a
 * search looks at all of them and follows few.
 *
 *   cat, cot, do      level   1     2        3        letters  of each node
 *                     node    0 1   2 3 4    5 6      firsts   the first node of the next level that follows a node;
 *                             c d   a o o    t t               those of the next node begin where its own end
 *                                                     entries  first lexicon entry that ends here, or -1
 */
export class LetterTree {
  readonly size: number;
  /** Nodes of the first level: 0 … roots-1. */
  readonly roots: number;
  readonly letters: Uint8Array;
  /** One more than there are nodes. */
  readonly firsts: Uint32Array;
  readonly entries: Int32Array;
  /** Frequency code of the most frequent word in each branch. */
  readonly best: Uint8Array;
  /** As bits, the letters of each node and of those below it. */
  readonly below: Uint32Array;
  readonly #counts: Uint8Array;
  readonly #codes: Uint8Array;

  /** From front-coded words (`packWords`) that are sorted by their folded letters, and their frequency codes. */
  constructor(words: number, bytes: Uint8Array, codes: Uint8Array) {
    const grown = new Builder(bytes.length);
    eachFolded(words, bytes, (letters, length, entry) => grown.add(letters, length, entry));
    const { size, levels } = grown;
    this.size = size;
    this.roots = levels[0]!;
    this.letters = new Uint8Array(size);
    this.firsts = new Uint32Array(size + 1).fill(size);
    this.entries = new Int32Array(size);
    this.best = new Uint8Array(size);
    this.below = new Uint32Array(size);
    this.#counts = new Uint8Array(size);
    this.#codes = codes;
    /** The next place of each level. */
    const next = new Uint32Array(levels.length + 1);
    levels.forEach((count, depth) => {
      next[depth + 1] = next[depth]! + count;
    });
    const parents = new Uint32Array(size);
    /** The node at each depth that nodes below belong to. */
    const path = new Uint32Array(levels.length + 1);
    for (let i = 0; i < size; i++) {
      const depth = grown.depths[i]!;
      const node = next[depth]!++;
      path[depth] = node;
      this.letters[node] = grown.letters[i]!;
      this.entries[node] = grown.entries[i]!;
      this.#counts[node] = grown.counts[i]!;
      this.firsts[node] = next[depth + 1]!;
      parents[node] = depth > 0 ? path[depth - 1]! : node;
    }
    for (let node = size - 1; node >= 0; node--) {
      this.below[node]! |= 1 << this.letters[node]!;
      if (this.entries[node]! >= 0) this.best[node] = Math.max(this.best[node]!, this.codeOf(node));
      const parent = parents[node]!;
      this.below[parent]! |= this.below[node]!;
      if (this.best[node]! > this.best[parent]!) this.best[parent] = this.best[node]!;
    }
  }

  /** The entry after the last that ends at a node. */
  endOf(node: number): number {
    return this.entries[node]! + this.#counts[node]!;
  }

  /** Frequency code of the most frequent word that ends at a node where words end. */
  codeOf(node: number): number {
    let code = 0;
    const end = this.endOf(node);
    for (let entry = this.entries[node]!; entry < end; entry++) if (this.#codes[entry]! > code) code = this.#codes[entry]!;
    return code;
  }

  /** The node where a folded word ends and entries are, or -1. */
  find(folded: string): number {
    let [from, to] = [0, this.roots];
    let node = -1;
    for (let i = 0; i < folded.length; i++) {
      const letter = letterOf(folded.charCodeAt(i));
      node = from;
      while (node < to && this.letters[node] !== letter) node++;
      if (node === to) return -1;
      from = this.firsts[node]!;
      to = this.firsts[node + 1]!;
    }
    return node >= 0 && this.entries[node]! >= 0 ? node : -1;
  }
}

/** Grows the arrays word by word, in the order in which a walk from the root meets the nodes; words come sorted. */
class Builder {
  readonly letters: Uint8Array;
  readonly depths: Uint8Array;
  readonly entries: Int32Array;
  readonly counts: Uint8Array;
  size = 0;
  /** How many nodes there are at each depth. */
  readonly levels: number[] = [];
  /** The letters of the word before. */
  readonly #spelled = new Uint8Array(256);
  #last = -1;
  #depth = 0;

  constructor(limit: number) {
    this.letters = new Uint8Array(limit);
    this.depths = new Uint8Array(limit);
    this.entries = new Int32Array(limit).fill(-1);
    this.counts = new Uint8Array(limit);
  }

  add(letters: Uint8Array, length: number, entry: number): void {
    let depth = 0;
    while (depth < length && depth < this.#depth && this.#spelled[depth] === letters[depth]) depth++;
    for (; depth < length; depth++) {
      const node = this.size++;
      this.#spelled[depth] = letters[depth]!;
      this.letters[node] = letters[depth]!;
      this.depths[node] = depth;
      this.levels[depth] = (this.levels[depth] ?? 0) + 1;
      this.#last = node;
    }
    this.#depth = length;
    // Words that are written in several ways come one after the other.
    if (this.entries[this.#last]! < 0) this.entries[this.#last] = entry;
    this.counts[this.#last]!++;
  }
}

/** The letters of each word; the array is overwritten by the next. */
function eachFolded(words: number, bytes: Uint8Array, visit: (letters: Uint8Array, length: number, entry: number) => void): void {
  const raw = new Uint8Array(256);
  const letters = new Uint8Array(256);
  let at = 0;
  for (let entry = 0; entry < words; entry++) {
    const shared = bytes[at]!;
    const rest = bytes[at + 1]!;
    let isAscii = true;
    for (let i = 0; i < rest; i++) raw[shared + i] = bytes[at + 2 + i]!;
    at += 2 + rest;
    const length = shared + rest;
    for (let i = 0; i < length; i++) {
      const byte = raw[i]!;
      if (byte > 127) {
        isAscii = false;
        break;
      }
      letters[i] = letterOf(byte >= 65 && byte <= 90 ? byte + 32 : byte);
    }
    if (isAscii) visit(letters, length, entry);
    else {
      const folded = lettersOf(foldWord(DECODER.decode(raw.subarray(0, length))));
      visit(folded, folded.length, entry);
    }
  }
}
