import type { Tokenizer } from './tokenizer';

/**
 * The pieces of a byte-level BPE vocabulary as texts, sorted, so that those which begin with given letters are one range.
 * The file writes each byte as a printable character (Radford et al. 2019, `bytes_to_unicode`): "Ġthe" is " the".
 */
export class Pieces {
  readonly #texts: string[] = [];
  readonly #ids: Int32Array;
  readonly #byId = new Map<number, string>();

  constructor(tokenizer: Tokenizer) {
    const bytes = byteOfCharacter();
    const decoder = new TextDecoder('utf-8', { fatal: true });
    const rows: { text: string; id: number }[] = [];
    for (const [piece, id] of tokenizer.vocabulary()) {
      const own = Array.from(piece, (character) => bytes.get(character) ?? -1);
      if (own.includes(-1)) continue; // A mark such as <|im_end|>, which is no text.
      try {
        rows.push({ text: decoder.decode(Uint8Array.from(own)), id });
      } catch {} // Part of a character.
    }
    rows.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
    this.#ids = Int32Array.from(rows, ({ id }) => id);
    for (const { text, id } of rows) {
      this.#texts.push(text);
      this.#byId.set(id, text);
    }
  }

  /** The text of a piece; undefined for marks and parts of characters. */
  textOf(id: number): string | undefined {
    return this.#byId.get(id);
  }

  /** The ids of all pieces that begin with `start`. */
  startingWith(start: string): Int32Array {
    let from = this.#lowerBound(start);
    let to = from;
    while (to < this.#texts.length && this.#texts[to]!.startsWith(start)) to++;
    if (start === '') [from, to] = [0, this.#texts.length];
    return this.#ids.subarray(from, to);
  }

  #lowerBound(start: string): number {
    let low = 0;
    let high = this.#texts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#texts[middle]! < start) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Printable bytes stand for themselves, the others for the characters from 256 on, in order. */
function byteOfCharacter(): Map<string, number> {
  const map = new Map<string, number>();
  let next = 256;
  for (let byte = 0; byte < 256; byte++) {
    const isPrintable = (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174;
    map.set(String.fromCharCode(isPrintable ? byte : next++), byte);
  }
  return map;
}
