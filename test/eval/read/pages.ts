import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { untar } from './tar';

/** A saved page, and the article that is expected of it. */
export interface SavedPage {
  name: string;
  html: string;
  expected: string;
}

const ARCHIVE = /\.tar(?:\.xz)?$/;
const LARGEST_BYTES = 2 ** 30;

/** The pages of a folder: folders with `source.html` and `expected.html` in it, or in tar archives in it. Sorted by name. */
export function readPages(folder: string): SavedPage[] {
  if (!existsSync(folder)) return [];
  const pages = readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (ARCHIVE.test(name)) return pagesOf(untar(unpacked(path), path));
    const [source, expected] = ['source.html', 'expected.html'].map((file) => join(path, file));
    if (!existsSync(source!) || !existsSync(expected!)) return [];
    return [{ name, html: readFileSync(source!, 'utf8'), expected: readFileSync(expected!, 'utf8') }];
  });
  return pages.sort((one, other) => (one.name < other.name ? -1 : 1));
}

function unpacked(path: string): Uint8Array {
  if (!path.endsWith('.xz')) return readFileSync(path);
  return execFileSync('xz', ['-dc', path], { maxBuffer: LARGEST_BYTES });
}

function pagesOf(files: Map<string, Uint8Array>): SavedPage[] {
  return [...files.keys()].flatMap((path) => {
    const folder = /^(.*)\/source\.html$/.exec(path)?.[1];
    const expected = files.get(`${folder}/expected.html`);
    if (folder === undefined || !expected) return [];
    const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
    return [{ name: folder.split('/').at(-1)!, html: text(files.get(path)!), expected: text(expected) }];
  });
}
