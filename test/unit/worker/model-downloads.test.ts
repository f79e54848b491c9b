import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { modelEntry, type Variant } from '@/models/catalog';
import type { ModelRecord } from '@/models/record';
import { changeModel, readModels } from '@/store/models';
import { type DownloadSetting, Downloads } from '@/worker/models/downloads';
import { MemoryShelf } from '../models/memory-shelf';

const ENTRY = modelEntry('minilm-l6');
const [VARIANT] = ENTRY.variants;
const COMMITS = ['a'.repeat(40), 'b'.repeat(40)];

/** A repository of small files on this machine. */
const files = new Map([...ENTRY.files, VARIANT!.weights].map((path, i) => [path, Buffer.alloc(1000 * (i + 1), i + 1)]));
let server: Server;
let commit: string;
let missing: string | undefined;
/** Paths that were fetched whole, with the commit they were of. */
let fetched: string[];

beforeEach(async () => {
  fakeBrowser.reset();
  [commit] = COMMITS as [string];
  missing = undefined;
  fetched = [];
  server = createServer(({ url = '', headers }, response) => {
    const [, revision, path] = /\/resolve\/([^/]+)\/(.+)$/.exec(url) ?? [];
    const bytes = files.get(path ?? '');
    if (!bytes || path === missing) return response.writeHead(404).end();
    const isQuestion = headers.range === 'bytes=0-0';
    if (!isQuestion) fetched.push(`${path} of ${revision!.slice(0, 1)}`);
    const start = Number(/\d+/.exec(headers.range ?? '')?.[0] ?? 0);
    const part = isQuestion ? bytes.subarray(0, 1) : bytes.subarray(start);
    return response
      .writeHead(206, {
        'content-range': `bytes ${start}-${start + part.length - 1}/${bytes.length}`,
        'x-repo-commit': commit,
        'x-linked-size': String(bytes.length),
        'x-linked-etag': `"${createHash('sha256').update(bytes).digest('hex')}"`,
      })
      .end(part);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => {
  server.close();
  server.closeAllConnections();
});

function open(changes: Partial<DownloadSetting> = {}): { downloads: Downloads; shelf: MemoryShelf } {
  const shelf = new MemoryShelf();
  const downloads = new Downloads({
    shelf,
    host: async () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    variants: async () => [VARIANT!],
    freeBytes: async () => 1e9,
    changed: () => {},
    ...changes,
  });
  return { downloads, shelf };
}

/** Downloads, and gives the record once nothing runs. */
async function download(downloads: Downloads): Promise<ModelRecord> {
  downloads.start(ENTRY.id);
  await vi.waitFor(() => expect(downloads.isBusy).toBe(false), 10_000);
  return (await readModels())[ENTRY.id]!;
}

it('fetches every file once, all of the commit that was seen first, and frees all of it', async () => {
  const { downloads, shelf } = open();
  const { state, revision } = await download(downloads);
  expect([state, revision]).toEqual(['ready', COMMITS[0]]);
  expect(fetched).toEqual([...files.keys()].map((path) => `${path} of a`));
  await downloads.remove(ENTRY.id);
  expect(shelf.files.size).toBe(0);
  expect(await readModels()).toEqual({});
});

it('asks for the space before the first byte', async () => {
  const { downloads } = open({ freeBytes: async () => 5000 });
  expect(await download(downloads)).toMatchObject({ state: 'failed', why: '1 MB are needed and 1 MB are free on the disk' });
  expect(fetched).toEqual([]);
});

it('says that the disk is full, keeps what came, and goes on when there is room', async () => {
  class SmallShelf extends MemoryShelf {
    room = 6500;
    override async append(...[model, path, at, bytes]: Parameters<MemoryShelf['append']>): Promise<void> {
      if (this.room < bytes.length) throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
      this.room -= bytes.length;
      return super.append(model, path, at, bytes);
    }
  }
  const shelf = new SmallShelf();
  const { downloads } = open({ shelf });
  expect(await download(downloads)).toMatchObject({ state: 'failed', why: 'the disk is full' });
  shelf.room = 1e9;
  expect(await download(downloads)).toMatchObject({ state: 'ready' });
  expect(fetched).toEqual([...[...files.keys()].map((path) => `${path} of a`), `${VARIANT!.weights} of a`]);
});

it('takes the commit that the host has when a download that could not begin is tried again', async () => {
  const { downloads } = open();
  missing = VARIANT!.weights;
  const { state, why } = await download(downloads);
  expect([state, why]).toEqual(['failed', expect.stringContaining('(status 404)')]);
  missing = undefined;
  commit = COMMITS[1]!;
  expect(await download(downloads)).toMatchObject({ state: 'ready', revision: COMMITS[1] });
  expect(new Set(fetched)).toEqual(new Set([...files.keys()].map((path) => `${path} of b`)));
});

it('fetches other weights than those that were found wrong, and the same again where there are none', async () => {
  const other: Variant = { device: 'wasm', dtype: 'fp32', weights: 'onnx/model.onnx', aboutBytes: 1 };
  files.set(other.weights, Buffer.alloc(500, 9));
  const { downloads, shelf } = open({ variants: async () => [VARIANT!, other] });
  const findWrong = async (weights: string): Promise<void> =>
    changeModel(ENTRY.id, (record) => ({ ...record!, state: 'wrong', wrong: [...(record!.wrong ?? []), weights] }));
  expect(await download(downloads)).toMatchObject({ state: 'ready', weights: VARIANT!.weights });
  await findWrong(VARIANT!.weights);
  expect(await download(downloads)).toMatchObject({ state: 'ready', weights: other.weights, dtype: 'fp32' });
  expect([...shelf.files.keys()].filter((name) => name.endsWith('.onnx'))).toEqual([`${ENTRY.id}/${other.weights}`]);
  await findWrong(other.weights);
  expect(await download(downloads)).toMatchObject({ state: 'ready', weights: VARIANT!.weights });
  files.delete(other.weights);
});
