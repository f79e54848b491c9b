import { foldWord, letterOf, lettersOf } from './letters';

const DECODER = new TextDecoder();

/**
 * All words as a tree of letters in arrays, in the order in which a walk from the root meets the nodes, so that a search runs
 * through them from front to back and jumps over a branch that is out of reach.
 *
 *   node      0   1   2   3   4        letters  of each node
 *             c   a   t   r   o        depths   letters above it
 *             └───┴───┘ ──┘   │        skips    the node after its branch
 *             └───────────────┘        entries  first lexicon entry that ends here, or -1
 */
export class LetterTree {
  readonly size: number;
  readonly letters: Uint8Array;
  readonly depths: Uint8Array;
  readonly skips: Uint32Array;
  readonly entries: Int32Array;
  /** Frequency code of the most frequent word in each branch. */
  readonly best: Uint8Array;
  readonly #counts: Uint8Array;
  /** The first node of each first letter. */
  readonly #roots = new Map<number, number>();

  /** From front-coded words (`packWords`) that are sorted by their folded letters, and their frequency codes. */
  constructor(words: number, bytes: Uint8Array, codes: Uint8Array) {
    const build = new Builder(bytes.length);
    eachFolded(words, bytes, (letters, length, entry) => build.add(letters, length, entry, codes[entry]!));
    const { size } = build.finish();
    this.size = size;
    this.letters = build.letters.slice(0, size);
    this.depths = build.depths.slice(0, size);
    this.skips = build.skips.slice(0, size);
    this.entries = build.entries.slice(0, size);
    this.best = build.best.slice(0, size);
    this.#counts = build.counts.slice(0, size);
    for (let node = 0; node < size; node = this.skips[node]!) this.#roots.set(this.letters[node]!, node);
  }

  /** The entry after the last that ends at a node. */
  endOf(node: number): number {
    return this.entries[node]! + this.#counts[node]!;
  }

  /** The node where a folded word ends and entries are, or -1. */
  find(folded: string): number {
    if (folded.length === 0) return -1;
    let node = this.#roots.get(letterOf(folded.charCodeAt(0))) ?? -1;
    for (let i = 1; node >= 0 && i < folded.length; i++) node = this.#childOf(node, letterOf(folded.charCodeAt(i)));
    return node >= 0 && this.entries[node]! >= 0 ? node : -1;
  }

  #childOf(node: number, letter: number): number {
    const end = this.skips[node]!;
    for (let child = node + 1; child < end; child = this.skips[child]!) if (this.letters[child] === letter) return child;
    return -1;
  }
}

/** Grows the arrays word by word; words come sorted. */
class Builder {
  readonly letters: Uint8Array;
  readonly depths: Uint8Array;
  readonly skips: Uint32Array;
  readonly entries: Int32Array;
  readonly best: Uint8Array;
  readonly counts: Uint8Array;
  size = 0;
  /** The nodes of the word before, one a letter. */
  readonly #path = new Int32Array(256);
  readonly #spelled = new Uint8Array(256);
  #depth = 0;

  constructor(limit: number) {
    this.letters = new Uint8Array(limit);
    this.depths = new Uint8Array(limit);
    this.skips = new Uint32Array(limit);
    this.entries = new Int32Array(limit).fill(-1);
    this.best = new Uint8Array(limit);
    this.counts = new Uint8Array(limit);
  }

  add(letters: Uint8Array, length: number, entry: number, code: number): void {
    let shared = 0;
    while (shared < length && shared < this.#depth && this.#spelled[shared] === letters[shared]) shared++;
    this.#close(shared);
    for (; this.#depth < length; this.#depth++) {
      const node = this.size++;
      this.#path[this.#depth] = node;
      this.#spelled[this.#depth] = letters[this.#depth]!;
      this.letters[node] = letters[this.#depth]!;
      this.depths[node] = this.#depth;
    }
    const last = this.#path[length - 1]!;
    if (this.entries[last]! < 0) this.entries[last] = entry;
    this.counts[last]!++;
    for (let i = 0; i < length; i++) {
      const node = this.#path[i]!;
      if (this.best[node]! < code) this.best[node] = code;
    }
  }

  finish(): this {
    this.#close(0);
    return this;
  }

  #close(depth: number): void {
    while (this.#depth > depth) this.skips[this.#path[--this.#depth]!] = this.size;
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
