import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { fileUrl, NotThere, type RemoteFile, type Repository, request, Unreachable } from './remote';
import type { Shelf } from './shelf';

/** Bytes that are written to disk at once: as much is lost at most when the browser dies. */
const PIECE_BYTES = 4 * 2 ** 20;
/** Times that a connection may break, without a byte having come, before it is given up. */
const MOST_BREAKS = 3;
/** Time before a broken connection is tried again. */
const PAUSE_MS = 500;
/** A host that sends nothing for so long is taken for gone, though its connection is still there. */
const SILENCE_MS = 30_000;

/** A file whose bytes are not those that the host declares. */
export class WrongDigest extends Error {
  override name = 'WrongDigest';
}

export interface Download {
  model: string;
  repository: Repository;
  revision: string;
  file: RemoteFile;
}

/** Told how many bytes of the file are there. */
export type Progress = (bytesThere: number) => void;

/**
 * Brings one file of a model to the shelf, going on from what is there, and checks its SHA-256. A file with a wrong byte is
 * fetched once more from its start. Rejects naming the file and what is wrong; with the signal's reason when aborted, and then
 * what came is kept.
 */
export async function downloadFile(download: Download, shelf: Shelf, progress: Progress, signal?: AbortSignal): Promise<void> {
  const { model, file } = download;
  for (let attempt = 1; ; attempt++) {
    const digest = await fetchRest(download, shelf, progress, signal);
    if (file.sha256 === undefined || digest === file.sha256) return;
    await shelf.remove(model, file.path);
    progress(0);
    if (attempt === 2) {
      throw new WrongDigest(`${file.path}: its SHA-256 is ${digest}, the host declares ${file.sha256}`);
    }
  }
}

/** Fetches what is missing; gives the SHA-256 of the whole file. */
async function fetchRest(
  { model, repository, revision, file }: Download,
  shelf: Shelf,
  progress: Progress,
  signal?: AbortSignal,
): Promise<string> {
  const { path, bytes } = file;
  if ((await shelf.size(model, path)) > bytes) await shelf.remove(model, path);
  const hash = sha256.create();
  let there = 0;
  for await (const piece of shelf.pieces(model, path)) {
    signal?.throwIfAborted();
    hash.update(piece);
    there += piece.length;
  }
  progress(there);
  const keep = async (piece: Uint8Array): Promise<void> => {
    await shelf.append(model, path, there, piece);
    hash.update(piece);
    there += piece.length;
  };
  for (let breaks = 0; there < bytes; ) {
    const before = there;
    const problem = await fetchFrom(fileUrl(repository, revision, path), file, there, keep, progress, signal);
    if (there === bytes) break;
    breaks = there > before ? 1 : breaks + 1;
    if (breaks >= MOST_BREAKS) throw new Error(`${path}: stopped at ${there} of ${bytes} bytes: ${problem}`);
    await wait(PAUSE_MS * breaks, signal);
  }
  return bytesToHex(hash.digest());
}

/** One connection. Gives in words why it ended where it ended too early; rejects where another try is of no use. */
async function fetchFrom(
  url: string,
  { path, bytes }: RemoteFile,
  from: number,
  keep: (piece: Uint8Array) => Promise<void>,
  progress: Progress,
  signal?: AbortSignal,
): Promise<string> {
  const silence = new Silence(signal);
  const asked = request(url, { range: `bytes=${from}-` }, silence.signal);
  const response = await silence.within(asked).catch((reason: unknown) => {
    if (reason instanceof Unreachable) return reason.message;
    if (reason === silence.reason) return silence.reason.message;
    throw reason;
  });
  if (typeof response === 'string') return response;
  if (response.status === 404) throw new NotThere(`${path}: no longer there (status 404)`);
  if (response.status >= 500 || response.status === 429) return `status ${response.status}`;
  if (response.status !== 206 && response.status !== 200) throw new Error(`${path}: the host answered ${response.status}`);
  const total = Number(/\/(\d+)$/.exec(response.headers.get('content-range') ?? '')?.[1] ?? bytes);
  if (total !== bytes) throw new Error(`${path}: has ${total} bytes now, ${bytes} when the download began`);
  if (!response.body) return 'an empty answer';

  // A host that knows no ranges sends all of it: what is there already is passed over.
  let skip = response.status === 200 ? from : 0;
  let piece = new Uint8Array(PIECE_BYTES);
  let filled = 0;
  let there = from;
  const flush = async (): Promise<void> => {
    if (filled) await keep(piece.slice(0, filled));
    filled = 0;
  };
  const reader = response.body.getReader();
  try {
    for (;;) {
      const { done, value } = await silence.within(reader.read());
      if (done) break;
      for (let chunk = value; chunk.length; ) {
        if (skip) {
          const passed = Math.min(skip, chunk.length);
          skip -= passed;
          chunk = chunk.subarray(passed);
          continue;
        }
        const part = chunk.subarray(0, PIECE_BYTES - filled);
        if (there + part.length > bytes) throw new Error(`${path}: more than ${bytes} bytes came`);
        piece.set(part, filled);
        filled += part.length;
        there += part.length;
        chunk = chunk.subarray(part.length);
        if (filled === PIECE_BYTES) {
          await flush();
          piece = new Uint8Array(PIECE_BYTES);
        }
      }
      progress(there);
    }
  } catch (reason) {
    await reader.cancel().catch(() => {});
    if (there <= bytes) await flush();
    if (signal?.aborted) throw signal.reason;
    if (reason === silence.reason) return silence.reason.message;
    if (!(reason instanceof TypeError)) throw reason; // A full disk, or too much that came.
    return reason.message;
  }
  await flush();
  return 'the connection ended';
}

/** Ends a connection on which nothing comes. */
class Silence {
  readonly reason = new Error(`nothing came for ${SILENCE_MS / 1000} s`);
  /** Aborts with `reason`, or with that of the signal it was made of. */
  readonly signal: AbortSignal;
  readonly #abort = new AbortController();

  constructor(signal: AbortSignal | undefined) {
    this.signal = signal ? AbortSignal.any([signal, this.#abort.signal]) : this.#abort.signal;
  }

  /** Waits for what is to come, and no longer than a host may be silent. */
  async within<Coming>(coming: Promise<Coming>): Promise<Coming> {
    const timer = setTimeout(() => this.#abort.abort(this.reason), SILENCE_MS);
    try {
      return await coming;
    } finally {
      clearTimeout(timer);
    }
  }
}

function wait(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal?.addEventListener('abort', stop, { once: true });
  });
}
