import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { modelEntry, type Variant } from '@/models/catalog';
import { importFolder } from '@/models/folder';
import { readWhole } from '@/models/shelf';
import { MemoryShelf } from './memory-shelf';

const ENTRY = modelEntry('minilm-l6');
const WEIGHTS = new Uint8Array(5 * 2 ** 20).fill(7);
const VARIANT: Variant = { ...ENTRY.variants[0]!, sha256: createHash('sha256').update(WEIGHTS).digest('hex') };

/** The files of a folder as a browser gives them, under a path. */
function chosen(under: string, weights: Uint8Array<ArrayBuffer> = WEIGHTS): { path: string; file: Blob }[] {
  const files = ENTRY.files.map((name) => ({ path: `${under}${name}`, file: new Blob([name]) }));
  return [
    ...files,
    { path: `${under}${VARIANT.weights}`, file: new Blob([weights]) },
    { path: `${under}README.md`, file: new Blob(['']) },
  ];
}

it.each([
  ['the repository itself', 'all-MiniLM-L6-v2/'],
  ['a folder of repositories', `models/${ENTRY.repository}/`],
])('takes the files from %s, checks the weights, and says how far it is', async (_title, under) => {
  const shelf = new MemoryShelf();
  const progress: number[] = [];
  const record = await importFolder(ENTRY, [VARIANT], chosen(under), shelf, (there, total) => progress.push(there / total));
  expect(record).toMatchObject({ state: 'ready', host: 'folder', weights: VARIANT.weights, dtype: VARIANT.dtype });
  expect(record.files.map(({ path }) => path)).toEqual([...ENTRY.files, VARIANT.weights]);
  expect(Buffer.compare(await readWhole(shelf, ENTRY.id, VARIANT.weights, WEIGHTS.length), WEIGHTS)).toBe(0);
  expect(progress.at(-1)).toBe(1);
  expect(progress).toEqual([...progress].sort((a, b) => a - b));
});

it('says what is missing, and keeps nothing of weights that are not the right ones', async () => {
  const shelf = new MemoryShelf();
  const none = (): void => {};
  await expect(importFolder(ENTRY, [VARIANT], [], shelf, none)).rejects.toThrow(`The folder has none of ${VARIANT.weights}`);
  const files = chosen('x/').filter(({ path }) => !path.endsWith('tokenizer.json'));
  await expect(importFolder(ENTRY, [VARIANT], files, shelf, none)).rejects.toThrow('The folder has no tokenizer.json');
  const wrong = WEIGHTS.slice();
  wrong[77]! ^= 1;
  await expect(importFolder(ENTRY, [VARIANT], chosen('x/', wrong), shelf, none)).rejects.toThrow('its SHA-256 is');
  expect(shelf.files.size).toBe(0);
});
