import { readBits } from './bits';
import { readList } from './elias-fano';
import type { Level, SuccessorList } from './packed-model';

/** A list of successors as arrays. */
export interface UnpackedList {
  /** The numbers in the list, rising. */
  numbers: Uint32Array;
  /** P(w|h) / P(w|h') of each. */
  factors: Float32Array;
}

/** Lists worth keeping: unpacking one takes as long as a look at the whole answer. */
const LEAST_KEPT = 96;
/** Numbers kept in all; the longest lists ("the", ",") have tens of thousands. 8 bytes each. */
const MOST_NUMBERS = 400_000;

/** Unpacks lists, and keeps the long ones that were used lately. */
export class ListUnpacker {
  readonly #kept = new Map<Level, Map<number, UnpackedList>>();
  readonly #factors = new Map<Level, Float32Array>();
  #numbers = 0;

  unpack(list: SuccessorList): UnpackedList {
    const { level, listAt, size } = list;
    if (size < LEAST_KEPT) return this.#read(list);
    let lists = this.#kept.get(level);
    if (!lists) {
      lists = new Map();
      this.#kept.set(level, lists);
    }
    let unpacked = lists.get(listAt);
    if (!unpacked) {
      unpacked = this.#read(list);
      this.#numbers += size;
      // Which are needed shows anew within a few sentences.
      if (this.#numbers > MOST_NUMBERS) {
        for (const others of this.#kept.values()) others.clear();
        this.#numbers = size;
      }
      lists.set(listAt, unpacked);
    }
    return unpacked;
  }

  #read({ level, gainsAt, listAt, size, limit }: SuccessorList): UnpackedList {
    const table = this.#factorsOf(level);
    const factors = new Float32Array(size);
    const { gainBits, lists } = level;
    for (let i = 0, at = gainsAt; i < size; i++, at += gainBits) factors[i] = table[readBits(lists, at, gainBits)]!;
    return { numbers: readList(lists, listAt, size, limit), factors };
  }

  #factorsOf(level: Level): Float32Array {
    let factors = this.#factors.get(level);
    if (!factors) {
      factors = level.gains.map(Math.exp);
      this.#factors.set(level, factors);
    }
    return factors;
  }
}

/** The place of the first of the sorted numbers that is at least `value`. */
export function firstAtLeast(numbers: Uint32Array, value: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (numbers[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
