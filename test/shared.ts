/**
 * Some tests read corpora and evaluation sets that lie beside the project, in `../shared`, and are too large to be part of it.
 * Such a test is written with `itWithShared`. Where its file is missing it is skipped, and says so in three places: in its name,
 * as a warning where it stands, and at the end of `npm test`.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { it } from 'vitest';

const SHARED = fileURLToPath(new URL('../../shared/', import.meta.url));

/** The full path of a file or folder of `../shared` ("corpus/news.txt"); undefined where it is missing. */
export function sharedPath(name: string): string | undefined {
  const path = `${SHARED}${name}`;
  return existsSync(path) ? path : undefined;
}

/** A test that needs a file or folder of `../shared`; `body` gets its full path. Skipped, loudly, where it is missing. */
export function itWithShared(
  title: string,
  name: string,
  body: (path: string) => void | Promise<void>,
  timeoutMs?: number,
): void {
  const path = sharedPath(name);
  const reason = `skipped: no ../shared/${name}`;
  if (path === undefined) console.warn(`${title}: ${reason}`);
  it.skipIf(path === undefined)(path === undefined ? `${title} (${reason})` : title, () => body(path!), timeoutMs);
}
