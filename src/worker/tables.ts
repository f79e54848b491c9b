import { browser } from 'wxt/browser';
import { once } from './once';

/** Gives the bytes of a table of the extension, "lexicon.bin". The signal ends the wait of this caller, not the load. */
export type LoadTable = (name: string, signal?: AbortSignal) => Promise<ArrayBuffer>;

/** The bytes at `url`. Errors name the table, and the status or the sizes where they are what is wrong. */
async function fetchTable(name: string, url: string): Promise<ArrayBuffer> {
  let response: Response;
  let bytes: ArrayBuffer;
  try {
    response = await fetch(url);
    if (!response.ok) throw new Error(`status ${response.status} ${response.statusText}`.trim());
  } catch (cause) {
    throw new Error(`table "${name}": missing from the extension, or not readable: ${(cause as Error).message}`, { cause });
  }
  const expected = response.headers.get('content-length');
  try {
    bytes = await response.arrayBuffer();
  } catch (cause) {
    const size = expected === null ? '' : ` of ${expected} bytes`;
    throw new Error(`table "${name}": reading it${size} broke off: ${(cause as Error).message}`, { cause });
  }
  if (bytes.byteLength === 0) throw new Error(`table "${name}": has 0 bytes`);
  if (expected !== null && bytes.byteLength < Number(expected)) {
    throw new Error(`table "${name}": has ${bytes.byteLength} bytes, expected ${expected}`);
  }
  return bytes;
}

/** Settles as `work` does, or rejects with the signal's reason when that comes first. */
function until<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/** Loads tables from where `urlOf` says, each once; one that failed is tried again at the next call. */
export function createTables(urlOf: (name: string) => string): LoadTable {
  const tables = new Map<string, () => Promise<ArrayBuffer>>();
  return async (name, signal) => {
    signal?.throwIfAborted();
    let load = tables.get(name);
    if (!load) {
      load = once(() => fetchTable(name, urlOf(name)));
      tables.set(name, load);
    }
    return until(load(), signal);
  };
}

/** Loads a table that is packed in the extension (public/data). */
export const loadTable: LoadTable = createTables((name) => browser.runtime.getURL(`/data/${name}` as '/'));

/** Gives the bytes of a file of a model that is packed in the extension (public/models), anew each time: a model takes them over. */
export async function loadPacked(path: string): Promise<ArrayBuffer> {
  return fetchTable(path, browser.runtime.getURL(`/models/${path}` as '/'));
}
