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
    this.#readBlock(Math.floor(id / BLOCK));
    return this.#texts[id]!;
  }

  /** The id of a word, or -1. */
  idOf(word: string): number {
    const known = this.#ids.get(word);
    if (known !== undefined) return known;
    const place = this.#lowerBound((other) => compareWords(other, word));
    const id = place < this.size && this.wordOf(place) === word ? place : -1;
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

  /** The first sorted id for which `compare` is not negative. */
  #lowerBound(compare: (word: string) => number): number {
    let low = this.firstSorted;
    let high = this.size;
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

  #readBlock(block: number): void {
    let at = this.offsets[block]!;
    let previous = new Uint8Array();
    for (let id = block * BLOCK; id < Math.min(this.size, (block + 1) * BLOCK); id++) {
      const shared = this.bytes[at]!;
      const rest = this.bytes[at + 1]!;
      const word = new Uint8Array(shared + rest);
      word.set(previous.subarray(0, shared));
      word.set(this.bytes.subarray(at + 2, at + 2 + rest), shared);
      this.#texts[id] = this.#decoder.decode(word);
      previous = word;
      at += 2 + rest;
    }
  }
}

function isUpper(word: string): boolean {
  const first = String.fromCodePoint(word.codePointAt(0) ?? 0);
  return first !== first.toLowerCase();
}
