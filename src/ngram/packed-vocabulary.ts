/** Words a block holds; only the first of a block is stored whole. */
const BLOCK = 16;
/** Words whose ids are remembered; far fewer are typed in a session. */
const REMEMBERED = 1 << 15;

/** Words without regard to case first, so that all words that begin with the same letters lie together. */
export function compareWords(a: string, b: string): number {
  const [lowerA, lowerB] = [a.toLowerCase(), b.toLowerCase()];
  return lowerA < lowerB ? -1 : lowerA > lowerB ? 1 : a < b ? -1 : a > b ? 1 : 0;
}

/** Front-coded words: blocks of 16, each word as length shared with the word before, length of the rest, rest (UTF-8). */
export function packWords(words: readonly string[]): { offsets: Uint32Array; bytes: Uint8Array } {
  const encoder = new TextEncoder();
  const bytes: number[] = [];
  const offsets: number[] = [];
  let previous = new Uint8Array();
  words.forEach((word, i) => {
    const encoded = encoder.encode(word);
    if (encoded.length > 255)
      throw new RangeError(`packWords: "${word.slice(0, 20)}…" has ${encoded.length} bytes, at most 255 fit`);
    let shared = 0;
    if (i % BLOCK === 0) offsets.push(bytes.length);
    else while (shared < previous.length && shared < encoded.length && previous[shared] === encoded[shared]) shared++;
    bytes.push(shared, encoded.length - shared, ...encoded.subarray(shared));
    previous = encoded;
  });
  offsets.push(bytes.length);
  return { offsets: Uint32Array.from(offsets), bytes: Uint8Array.from(bytes) };
}

/** Words by id and ids by word, read where they lie. Ids from `firstSorted` on are in the order of `compareWords`. */
export class PackedVocabulary {
  readonly #texts: (string | undefined)[];
  readonly #ids = new Map<string, number>();
  readonly #decoder = new TextDecoder();
  readonly #encoder = new TextEncoder();
  /** The bytes of the word that is being read, and of the one that is sought. */
  readonly #word = new Uint8Array(256);
  readonly #sought = new Uint8Array(256);
  #capitals: Uint8Array | undefined;

  constructor(
    readonly size: number,
    readonly firstSorted: number,
    readonly offsets: Uint32Array,
    readonly bytes: Uint8Array,
  ) {
    this.#texts = new Array(size);
  }

  /** The word of an id. */
  wordOf(id: number): string {
    const text = this.#texts[id];
    if (text !== undefined) return text;
    if (!(id >= 0 && id < this.size)) throw new RangeError(`vocabulary: no word ${id} of ${this.size}`);
    return this.#read(id);
  }

  /** The id of a word, or -1. */
  idOf(word: string): number {
    const known = this.#ids.get(word);
    if (known !== undefined) return known;
    const id = this.#find(word);
    if (this.#ids.size >= REMEMBERED) this.#ids.clear();
    this.#ids.set(word, id);
    return id;
  }

  /** The ids of all words that begin with these letters, case aside: start … end-1. */
  range(prefix: string): { start: number; end: number } {
    const lower = prefix.toLowerCase();
    const start = this.#lowerBound((other) => (other.toLowerCase() < lower ? -1 : 0));
    const end = this.#lowerBound((other) => {
      const text = other.toLowerCase();
      return text < lower || text.startsWith(lower) ? -1 : 0;
    });
    return { start, end: Math.max(start, end) };
  }

  /** 1 for each word that begins with a capital, by id. */
  get capitals(): Uint8Array {
    this.#capitals ??= this.#findCapitals();
    return this.#capitals;
  }

  /** Compares bytes, without making text of the words that are met: a misspelt word has dozens of candidates to look up. */
  #find(word: string): number {
    const { read, written } = this.#encoder.encodeInto(word, this.#sought);
    if (read < word.length) return -1;
    let block = 0;
    for (let high = Math.ceil(this.size / BLOCK); high - block > 1; ) {
      const middle = (block + high) >>> 1;
      if (middle * BLOCK < this.firstSorted || this.#compareFirst(middle, word, written) <= 0) block = middle;
      else high = middle;
    }
    const { bytes } = this;
    const end = Math.min(this.size, (block + 1) * BLOCK);
    for (let id = block * BLOCK, at = this.offsets[block]!; id < end; id++) {
      const shared = bytes[at]!;
      const length = shared + bytes[at + 1]!;
      at += 2;
      for (let k = shared; k < length; k++) this.#word[k] = bytes[at++]!;
      if (length === written && id >= this.firstSorted && isSame(this.#word, this.#sought, length)) return id;
    }
    return -1;
  }

  /** As `compareWords` does, the first word of a block beside the one that is sought, which has `written` bytes. */
  #compareFirst(block: number, word: string, written: number): number {
    const { bytes } = this;
    const at = this.offsets[block]! + 2;
    const length = bytes[at - 1]!;
    let inCase = 0;
    for (let k = 0; k < length && k < written; k++) {
      const one = bytes[at + k]!;
      const other = this.#sought[k]!;
      if (one >= 0x80 || other >= 0x80) return compareWords(this.wordOf(block * BLOCK), word);
      if (one === other) continue;
      const difference = lowerByte(one) - lowerByte(other);
      if (difference !== 0) return difference;
      if (inCase === 0) inCase = one - other;
    }
    return length - written || inCase;
  }

  /** The first sorted id for which `compare` is not negative; looks at the first words of blocks, then into one block. */
  #lowerBound(compare: (word: string) => number): number {
    let block = 0;
    for (let high = Math.ceil(this.size / BLOCK); high - block > 1; ) {
      const middle = (block + high) >>> 1;
      if (middle * BLOCK < this.firstSorted || compare(this.wordOf(middle * BLOCK)) < 0) block = middle;
      else high = middle;
    }
    let low = Math.max(this.firstSorted, block * BLOCK);
    let high = Math.min(this.size, (block + 1) * BLOCK);
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compare(this.wordOf(middle)) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Looks at first bytes alone, where they tell: reading all words would take as long as everything else at the start. */
  #findCapitals(): Uint8Array {
    const capitals = new Uint8Array(this.size);
    let isCapital = false;
    for (let id = 0, at = 0; id < this.size; id++) {
      const shared = id % BLOCK === 0 ? 0 : this.bytes[at]!;
      const rest = this.bytes[at + 1]!;
      if (shared === 0) {
        const byte = this.bytes[at + 2]!;
        isCapital = byte < 0x80 ? byte >= 0x41 && byte <= 0x5a : isUpper(this.wordOf(id));
      } else if (shared < 4 && this.bytes[at + 2]! >= 0x80) isCapital = isUpper(this.wordOf(id));
      capitals[id] = Number(isCapital);
      at += 2 + rest;
    }
    return capitals;
  }

  /** Reads one word through those before it in its block. */
  #read(id: number): string {
    const { bytes } = this;
    const block = Math.floor(id / BLOCK);
    let at = this.offsets[block]!;
    let length = 0;
    let isPlain = true;
    for (let i = block * BLOCK; i <= id; i++) {
      const shared = bytes[at]!;
      length = shared + bytes[at + 1]!;
      at += 2;
      for (let k = shared; k < length; k++) this.#word[k] = bytes[at++]!;
    }
    for (let k = 0; k < length; k++) if (this.#word[k]! >= 0x80) isPlain = false;
    const own = this.#word.subarray(0, length);
    // Most words are ASCII, which a decoder is slow to be asked for.
    const text = isPlain ? String.fromCharCode(...own) : this.#decoder.decode(own);
    this.#texts[id] = text;
    return text;
  }
}

/** A byte of ASCII in lower case. */
function lowerByte(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte;
}

function isSame(a: Uint8Array, b: Uint8Array, length: number): boolean {
  for (let i = 0; i < length; i++) if (a[i] !== b[i]) return false;
  return true;
}

function isUpper(word: string): boolean {
  const first = String.fromCodePoint(word.codePointAt(0) ?? 0);
  return first !== first.toLowerCase();
}
