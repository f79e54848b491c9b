/** Writes numbers bit by bit, lowest bit first, into 32-bit words. */
export class BitWriter {
  #words = new Uint32Array(1 << 10);
  /** Bits written so far. */
  length = 0;

  /** Appends the lowest `width` bits (0 to 32) of a number. */
  write(value: number, width: number): void {
    if (this.length + width + 32 > this.#words.length * 32) {
      const larger = new Uint32Array(this.#words.length * 2);
      larger.set(this.#words);
      this.#words = larger;
    }
    if (width === 0) return;
    const place = this.length >>> 5;
    const shift = this.length & 31;
    const masked = width === 32 ? value >>> 0 : value & ((1 << width) - 1);
    this.#words[place]! |= masked << shift;
    if (shift + width > 32) this.#words[place + 1]! |= masked >>> (32 - shift);
    this.length += width;
  }

  /** A number from 1 in Elias's γ code: as many zeros as it has bits after the first, then its bits from a 1 on. */
  writeGamma(value: number): void {
    const extra = 31 - Math.clz32(value);
    this.write(0, extra);
    this.write(1, 1);
    this.write(value, extra);
  }

  /** All bits, and one word of zeros so that a read may run over the end. */
  finish(): Uint32Array {
    return this.#words.slice(0, (this.length >>> 5) + 2);
  }
}

/** `width` bits (0 to 32) from a bit offset. */
export function readBits(words: Uint32Array, offset: number, width: number): number {
  const place = offset >>> 5;
  const shift = offset & 31;
  let value = words[place]! >>> shift;
  if (shift + width > 32) value |= words[place + 1]! << (32 - shift);
  return width === 32 ? value >>> 0 : value & ((1 << width) - 1);
}

/** How many bits a γ-coded number takes. */
export function gammaWidth(value: number): number {
  return 2 * (31 - Math.clz32(value)) + 1;
}

/** A γ-coded number from a bit offset. */
export function readGamma(words: Uint32Array, offset: number): number {
  const bits = readBits(words, offset, 32);
  const extra = 31 - Math.clz32(bits & -bits);
  return (1 << extra) | readBits(words, offset + extra + 1, extra);
}

/** How many bits are set. */
export function popCount(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return (((n + (n >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** Bits needed for numbers up to and including `largest`. */
export function widthFor(largest: number): number {
  return 32 - Math.clz32(largest);
}
