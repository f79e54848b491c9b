import { type BitWriter, popCount, readBits } from './bits';

/**
 * A sorted list of distinct numbers below a limit in Elias–Fano code: the low bits of each as they are, the high bits in
 * unary, so that number i sets bit (value >> lowWidth) + i of the upper part. About 2 + log2(limit / size) bits a number,
 * and both look-up and walk read it where it lies.
 */
export function lowWidth(size: number, limit: number): number {
  return limit > size ? 31 - Math.clz32(Math.floor(limit / size)) : 0;
}

/** Bits that a list takes. */
export function listWidth(size: number, limit: number): number {
  const low = lowWidth(size, limit);
  return size * low + size + (limit >>> low) + 1;
}

/** Appends values[start … end-1]. */
export function writeList(writer: BitWriter, values: ArrayLike<number>, start: number, end: number, limit: number): void {
  const low = lowWidth(end - start, limit);
  for (let i = start; i < end; i++) writer.write(values[i]!, low);
  let bucket = 0;
  for (let i = start; i < end; i++) {
    for (const high = values[i]! >>> low; bucket < high; bucket++) writer.write(0, 1);
    writer.write(1, 1);
  }
  for (; bucket <= limit >>> low; bucket++) writer.write(0, 1);
}

/** Place of the first of the list's numbers that is at least `value` (its size if none is). */
export function lowerBound(words: Uint32Array, offset: number, size: number, limit: number, value: number): number {
  const low = lowWidth(size, limit);
  const upper = offset + size * low;
  const bucket = value >>> low;
  // The bucket begins after as many zeros as there are buckets before it.
  let at = bucket === 0 ? 0 : afterZeros(words, upper, bucket);
  const rest = value & ((1 << low) - 1);
  for (let place = at - bucket; place < size; place++, at++) {
    if (readBits(words, upper + at, 1) === 0) return place;
    if (readBits(words, offset + place * low, low) >= rest) return place;
  }
  return size;
}

/** Bits from `offset` up to and including the `zeros`-th zero. */
function afterZeros(words: Uint32Array, offset: number, zeros: number): number {
  let left = zeros;
  let at = 0;
  for (;;) {
    const chunk = ~readBits(words, offset + at, 32);
    const count = popCount(chunk);
    if (count >= left) {
      let bits = chunk;
      while (--left > 0) bits &= bits - 1;
      return at + 32 - Math.clz32(bits & -bits);
    }
    left -= count;
    at += 32;
  }
}

/** Walks a list from a place on, without allocating. */
export class ListReader {
  /** The current number; -1 past the end. */
  value = -1;
  /** Its place in the list. */
  place = 0;
  #words: Uint32Array = new Uint32Array(2);
  #offset = 0;
  #upper = 0;
  #size = 0;
  #low = 0;
  #at = 0;

  /** Begins at place `from` of the list at a bit offset. */
  open(words: Uint32Array, offset: number, size: number, limit: number, from: number): void {
    this.#words = words;
    this.#offset = offset;
    this.#size = size;
    this.#low = lowWidth(size, limit);
    this.#upper = offset + size * this.#low;
    this.place = from - 1;
    this.#at = from === 0 ? 0 : this.#afterOnes(from);
    this.next();
  }

  /** Stands past the end of nothing. */
  close(): void {
    this.#size = 0;
    this.value = -1;
  }

  next(): void {
    if (++this.place >= this.#size) {
      this.value = -1;
      return;
    }
    let chunk = readBits(this.#words, this.#upper + this.#at, 32);
    while (chunk === 0) {
      this.#at += 32;
      chunk = readBits(this.#words, this.#upper + this.#at, 32);
    }
    this.#at += 31 - Math.clz32(chunk & -chunk);
    const high = this.#at - this.place;
    this.#at++;
    this.value = (high << this.#low) | readBits(this.#words, this.#offset + this.place * this.#low, this.#low);
  }

  /** Bits of the upper part up to and including the `ones`-th one. */
  #afterOnes(ones: number): number {
    let left = ones;
    let at = 0;
    for (;;) {
      let chunk = readBits(this.#words, this.#upper + at, 32);
      const count = popCount(chunk);
      if (count >= left) {
        while (--left > 0) chunk &= chunk - 1;
        return at + 32 - Math.clz32(chunk & -chunk);
      }
      left -= count;
      at += 32;
    }
  }
}
