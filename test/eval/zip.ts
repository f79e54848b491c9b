import { inflateRawSync } from 'node:zlib';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
const COMMENT_BYTES = 0xffff;
const STORED = 0;
const DEFLATED = 8;

/**
 * The files of a zip archive, by name, unpacked when asked for (PKWARE APPNOTE 4.3; no encryption, no zip64).
 * Throws, naming the archive, on what is no such archive.
 */
export function openZip(bytes: Uint8Array, name: string): Map<string, () => Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === undefined) throw new Error(`${name}: not a zip archive (${bytes.length} bytes, no end of directory)`);
  const files = new Map<string, () => Uint8Array>();
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i++) {
    if (at + ENTRY_BYTES > bytes.length || view.getUint32(at, true) !== DIRECTORY_ENTRY) {
      throw new Error(`${name}: broken zip directory at entry ${i} of ${count}`);
    }
    const method = view.getUint16(at + 10, true);
    const packed = view.getUint32(at + 20, true);
    const size = view.getUint32(at + 24, true);
    const nameBytes = view.getUint16(at + 28, true);
    const path = new TextDecoder().decode(bytes.subarray(at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes));
    const local = view.getUint32(at + 42, true);
    if (!path.endsWith('/')) files.set(path, () => unpack(view, local, packed, size, method, `${name}: ${path}`));
    at += ENTRY_BYTES + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return files;
}

/** The end record lies behind everything else, before a comment of any length. */
function findEnd(view: DataView): number | undefined {
  const last = view.byteLength - END_BYTES;
  for (let at = last; at >= Math.max(0, last - COMMENT_BYTES); at--) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  return undefined;
}

function unpack(view: DataView, local: number, packed: number, size: number, method: number, name: string): Uint8Array {
  const from = local + LOCAL_BYTES + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  const data = new Uint8Array(view.buffer, view.byteOffset + from, packed);
  if (method !== STORED && method !== DEFLATED)
    throw new Error(`${name}: packed with method ${method}, only 0 and 8 can be read`);
  const file = method === STORED ? data : inflateRawSync(data);
  if (file.length !== size) throw new Error(`${name}: ${file.length} bytes unpacked, ${size} announced`);
  return file;
}
