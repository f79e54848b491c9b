const BLOCK = 512;
const REGULAR = new Set(['0', '\0']);

/** The regular files of a tar archive, by path (POSIX ustar, with GNU's long names). Throws, naming the archive, on what is none. */
export function untar(bytes: Uint8Array, name: string): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  let longName: string | undefined;
  for (let at = 0; at + BLOCK <= bytes.length; ) {
    const header = bytes.subarray(at, at + BLOCK);
    if (header.every((byte) => byte === 0)) break;
    const size = Number.parseInt(field(header, 124, 12), 8);
    if (!(size >= 0) || field(header, 257, 5) !== 'ustar') throw new Error(`${name}: no tar header at byte ${at}`);
    const data = bytes.subarray(at + BLOCK, at + BLOCK + size);
    if (data.length < size) throw new Error(`${name}: ends in the middle of a file (${data.length} of ${size} bytes)`);
    const type = String.fromCharCode(header[156]!);
    const prefix = field(header, 345, 155);
    const path = longName ?? (prefix ? `${prefix}/` : '') + field(header, 0, 100);
    longName = type === 'L' ? field(data, 0, size) : undefined;
    if (REGULAR.has(type)) files.set(path, data);
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return files;
}

/** A text up to the first NUL. */
function field(bytes: Uint8Array, from: number, length: number): string {
  const text = bytes.subarray(from, from + length);
  const end = text.indexOf(0);
  return new TextDecoder().decode(end < 0 ? text : text.subarray(0, end)).trim();
}
