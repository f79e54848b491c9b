import { BitWriter, readBits, widthFor } from './bits';

/** Numbers in as few bits as the largest needs; the width comes first, in a word of its own. */
export function writeFixed(values: ArrayLike<number>, width = widthFor(largestOf(values))): Uint32Array {
  const writer = new BitWriter();
  writer.write(width, 32);
  for (let i = 0; i < values.length; i++) writer.write(values[i]!, width);
  return writer.finish();
}

/** Number i of an array of `writeFixed`. */
export function readFixed(words: Uint32Array, i: number): number {
  const width = words[0]!;
  return width === 0 ? 0 : readBits(words, 32 + i * width, width);
}

/** Rising numbers in blocks of so many: the first of a block whole, the others as what they are over it. */
const BLOCK = 16;

/** Rising numbers (below 2^32) in little more bits than their differences within a block need. */
export function writeRising(values: ArrayLike<number>): Uint32Array {
  const bases = Uint32Array.from({ length: Math.ceil(values.length / BLOCK) }, (_, block) => values[block * BLOCK]!);
  const offsets = Uint32Array.from({ length: values.length }, (_, i) => values[i]! - bases[Math.floor(i / BLOCK)]!);
  const packed = writeFixed(offsets);
  const words = new Uint32Array(1 + bases.length + packed.length);
  words[0] = bases.length;
  words.set(bases, 1);
  words.set(packed, 1 + bases.length);
  return words;
}

/** Number i of an array of `writeRising`. */
export function readRising(words: Uint32Array, i: number): number {
  const bases = words[0]!;
  const width = words[1 + bases]!;
  const base = words[1 + Math.floor(i / BLOCK)]!;
  return width === 0 ? base : base + readBits(words, (bases + 2) * 32 + i * width, width);
}

function largestOf(values: ArrayLike<number>): number {
  let largest = 0;
  for (let i = 0; i < values.length; i++) if (values[i]! > largest) largest = values[i]!;
  return largest;
}
