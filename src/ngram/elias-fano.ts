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

/** Buckets between two entries of `indexBuckets`. */
const INDEX_SHIFT = 6;
const INDEX_STEP = 1 << INDEX_SHIFT;

/**
 * Where every 64th bucket of a list begins, in bits of its upper part: without it a search reads the upper part from its start,
 * which takes long in lists of thousands.
 */
export function indexBuckets(words: Uint32Array, offset: number, size: number, limit: number): Uint32Array {
  const low = lowWidth(size, limit);
  const upper = offset + size * low;
  const starts = new Uint32Array(Math.floor((limit >>> low) / INDEX_STEP) + 1);
  for (let i = 1; i < starts.length; i++) {
    starts[i] = starts[i - 1]! + afterZeros(words, upper + starts[i - 1]!, INDEX_STEP);
  }
  return starts;
}

/** Place of the first of the list's numbers that is at least `value` (its size if none is). `index` is from `indexBuckets`. */
export function lowerBound(
  words: Uint32Array,
  offset: number,
  size: number,
  limit: number,
  value: number,
  index?: Uint32Array,
): number {
  const found = findNumber(words, offset, size, limit, value, index);
  return found < 0 ? ~found : found;
}

/** Place of a number in the list, or ~(place of the first greater one), which is negative. */
export function findNumber(
  words: Uint32Array,
  offset: number,
  size: number,
  limit: number,
  value: number,
  index?: Uint32Array,
): number {
  const low = lowWidth(size, limit);
  const upper = offset + size * low;
  const bucket = value >>> low;
  // The bucket begins after as many zeros as there are buckets before it.
  const near = index ? index[bucket >>> INDEX_SHIFT]! : 0;
  const zeros = index ? bucket & (INDEX_STEP - 1) : bucket;
  let at = zeros === 0 ? near : near + afterZeros(words, upper + near, zeros);
  const rest = value & ((1 << low) - 1);
  let place = at - bucket;
  for (; place < size; place++, at++) {
    if (((words[(upper + at) >>> 5]! >>> ((upper + at) & 31)) & 1) === 0) break;
    const own = readBits(words, offset + place * low, low);
    if (own >= rest) return own === rest ? place : ~place;
  }
  return ~place;
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

/** All numbers of a list. */
export function readList(words: Uint32Array, offset: number, size: number, limit: number): Uint32Array {
  const numbers = new Uint32Array(size);
  const low = lowWidth(size, limit);
  const upper = offset + size * low;
  for (let place = 0, at = 0; place < size; at += 32) {
    let chunk = readBits(words, upper + at, 32);
    while (chunk !== 0 && place < size) {
      const bit = 31 - Math.clz32(chunk & -chunk);
      numbers[place] = ((at + bit - place) << low) | readBits(words, offset + place * low, low);
      chunk &= chunk - 1;
      place++;
    }
  }
  return numbers;
}
