/**
 * A file of named typed arrays that are read where they lie. Little-endian 32-bit words:
 *
 *   magic "INKT" | version | bytes in all | checksum of all after it | sections n | n × (offset, length in bytes) | data
 */
const MAGIC = 0x544b4e49;
const HEADER_WORDS = 5;

/** Joins arrays into one file; each starts at a multiple of 4 bytes. */
export function writeContainer(version: number, sections: readonly (Uint8Array | Uint32Array | Float32Array)[]): ArrayBuffer {
  let at = (HEADER_WORDS + 2 * sections.length) * 4;
  const places = sections.map((section) => {
    const place = at;
    at += Math.ceil(section.byteLength / 4) * 4;
    return place;
  });
  const buffer = new ArrayBuffer(at);
  const words = new Uint32Array(buffer);
  sections.forEach((section, i) => {
    new Uint8Array(buffer).set(new Uint8Array(section.buffer, section.byteOffset, section.byteLength), places[i]!);
    words[HEADER_WORDS + 2 * i] = places[i]!;
    words[HEADER_WORDS + 2 * i + 1] = section.byteLength;
  });
  words.set([MAGIC, version, at, 0, sections.length]);
  words[3] = checksum(words);
  return buffer;
}

/** Opens a file of `writeContainer`; throws naming what is wrong with it. `name` is for the message. */
export function readContainer(buffer: ArrayBuffer, version: number, sections: number, name: string): Sections {
  const fail = (what: string): never => {
    throw new Error(`table "${name}": ${what}`);
  };
  if (buffer.byteLength < HEADER_WORDS * 4) fail(`has ${buffer.byteLength} bytes, too few for a header`);
  const head = new Uint32Array(buffer, 0, HEADER_WORDS);
  if (head[0] !== MAGIC) fail(`begins with 0x${head[0]!.toString(16)}, not with the mark of a table`);
  if (head[1] !== version) fail(`has version ${head[1]}, expected ${version}`);
  if (head[2] !== buffer.byteLength) fail(`has ${buffer.byteLength} bytes, expected ${head[2]}`);
  if (head[4] !== sections) fail(`has ${head[4]} sections, expected ${sections}`);
  const words = new Uint32Array(buffer);
  if (checksum(words) !== head[3]) fail('is damaged (its checksum is wrong)');
  return new Sections(buffer, words);
}

/** The arrays of a file by number, in the order they were written. */
export class Sections {
  constructor(
    readonly buffer: ArrayBuffer,
    readonly words: Uint32Array,
  ) {}

  bytes(i: number): Uint8Array {
    return new Uint8Array(this.buffer, this.words[HEADER_WORDS + 2 * i]!, this.words[HEADER_WORDS + 2 * i + 1]!);
  }

  integers(i: number): Uint32Array {
    return new Uint32Array(this.buffer, this.words[HEADER_WORDS + 2 * i]!, this.words[HEADER_WORDS + 2 * i + 1]! / 4);
  }

  floats(i: number): Float32Array {
    return new Float32Array(this.buffer, this.words[HEADER_WORDS + 2 * i]!, this.words[HEADER_WORDS + 2 * i + 1]! / 4);
  }
}

/** A multiply-and-add hash of all words after the checksum; four lanes so that 10 MB take milliseconds. */
function checksum(words: Uint32Array): number {
  let [a, b, c, d] = [1, 2, 3, 4];
  let i = HEADER_WORDS - 1;
  for (; i + 3 < words.length; i += 4) {
    a = Math.imul(a, 0x9e3779b1) + words[i]!;
    b = Math.imul(b, 0x85ebca77) + words[i + 1]!;
    c = Math.imul(c, 0xc2b2ae3d) + words[i + 2]!;
    d = Math.imul(d, 0x27d4eb2f) + words[i + 3]!;
  }
  for (; i < words.length; i++) a = Math.imul(a, 0x9e3779b1) + words[i]!;
  return (Math.imul(a, 31) ^ Math.imul(b, 37) ^ Math.imul(c, 41) ^ d) >>> 0;
}
