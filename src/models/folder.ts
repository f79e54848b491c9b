import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { ModelEntry, Variant } from './catalog';
import type { ModelRecord } from './record';
import type { RemoteFile } from './remote';
import type { Shelf } from './shelf';

/** A file the person chose, with its path from the folder on. */
export interface ChosenFile {
  path: string;
  file: Blob;
}

const PIECE_BYTES = 4 * 2 ** 20;

/**
 * Puts the files of a model from a folder on the shelf, the first of `variants` whose weights are there. The folder may be the
 * repository itself or one above it. Rejects naming what is missing.
 */
export async function importFolder(
  entry: ModelEntry,
  variants: readonly Variant[],
  chosen: readonly ChosenFile[],
  shelf: Shelf,
  progress: (thereBytes: number, totalBytes: number) => void,
): Promise<ModelRecord> {
  const find = (path: string): ChosenFile | undefined =>
    chosen.find((file) => file.path.endsWith(`${entry.repository}/${path}`)) ??
    chosen.find((file) => file.path === path || file.path.replace(/^[^/]*\//, '') === path);
  const variant = variants.find(({ weights }) => find(weights));
  if (!variant) {
    throw new Error(
      `The folder has none of ${[...new Set(variants.map(({ weights }) => weights))].join(', ')} of ${entry.repository}`,
    );
  }
  const paths = [...entry.files, variant.weights];
  const missing = paths.find((path) => !find(path));
  if (missing) throw new Error(`The folder has no ${missing} of ${entry.repository}`);
  const totalBytes = paths.reduce((sum, path) => sum + find(path)!.file.size, 0);
  await shelf.remove(entry.id);
  const files: RemoteFile[] = [];
  let there = 0;
  for (const path of paths) {
    const { file } = find(path)!;
    const hash = sha256.create();
    for (let at = 0; at < file.size; at += PIECE_BYTES) {
      const piece = new Uint8Array(await file.slice(at, at + PIECE_BYTES).arrayBuffer());
      hash.update(piece);
      await shelf.append(entry.id, path, at, piece);
      there += piece.length;
      progress(there, totalBytes);
    }
    const digest = bytesToHex(hash.digest());
    if (path === variant.weights && variant.sha256 && digest !== variant.sha256) {
      await shelf.remove(entry.id);
      throw new Error(`${path}: its SHA-256 is ${digest}, expected ${variant.sha256}`);
    }
    files.push({ path, bytes: file.size, ...(path === variant.weights && variant.sha256 ? { sha256: digest } : {}) });
  }
  return { state: 'ready', host: 'folder', revision: '', files, weights: variant.weights, dtype: variant.dtype };
}
