import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';
import { downloadFile } from '@/models/download';
import { describeFiles, type RemoteFile } from '@/models/remote';
import { readWhole } from '@/models/shelf';
import { MemoryShelf } from './memory-shelf';

const BYTES = Uint8Array.from({ length: 300_000 }, (_, i) => (i * 7) % 251);
const SHA256 = createHash('sha256').update(BYTES).digest('hex');
const FILE: RemoteFile = { path: 'onnx/model.onnx', bytes: BYTES.length, sha256: SHA256 };
const COMMIT = 'c'.repeat(40);

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
let close = (): void => {};
afterEach(() => {
  vi.useRealTimers();
  close();
});

/** A host that answers as `answer` says; gives its address and the ranges it was asked for. */
async function serve(answer: Answer): Promise<{ host: string; ranges: (string | undefined)[] }> {
  const ranges: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    ranges.push(request.headers.range);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { host: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, ranges };
}

function startOf({ headers }: IncomingMessage): number {
  return Number(/bytes=(\d+)/.exec(headers.range ?? '')?.[1] ?? 0);
}

/** The answer of a well-behaved host. */
const whole: Answer = (request, response) => {
  const start = startOf(request);
  response.writeHead(206, { 'content-range': `bytes ${start}-${BYTES.length - 1}/${BYTES.length}` }).end(BYTES.subarray(start));
};

async function fetchInto(shelf: MemoryShelf, host: string, file = FILE, signal?: AbortSignal): Promise<void> {
  await downloadFile({ model: 'm', repository: { host, name: 'a/b' }, revision: 'main', file }, shelf, () => {}, signal);
}

async function expectWhole(shelf: MemoryShelf): Promise<void> {
  expect(Buffer.compare(await readWhole(shelf, 'm', FILE.path, BYTES.length), BYTES)).toBe(0);
}

it('fetches what is missing, and checks what was there with it', async () => {
  const shelf = new MemoryShelf();
  await shelf.append('m', FILE.path, 0, BYTES.subarray(0, 100_000));
  const { host, ranges } = await serve(whole);
  await fetchInto(shelf, host);
  expect(ranges).toEqual(['bytes=100000-']);
  await expectWhole(shelf);
});

it('fetches nothing where all is there', async () => {
  const shelf = new MemoryShelf();
  await shelf.append('m', FILE.path, 0, BYTES);
  const { host, ranges } = await serve(whole);
  await fetchInto(shelf, host);
  expect(ranges).toEqual([]);
});

it('passes over what is there where the host knows no ranges', async () => {
  const shelf = new MemoryShelf();
  await shelf.append('m', FILE.path, 0, BYTES.subarray(0, 70_000));
  const { host } = await serve((_request, response) => response.writeHead(200).end(BYTES));
  await fetchInto(shelf, host);
  await expectWhole(shelf);
});

it('finds a wrong byte, also one that was on disk before, and fetches the file anew', async () => {
  const shelf = new MemoryShelf();
  const wrong = BYTES.slice(0, 1000);
  wrong[500]! ^= 1;
  await shelf.append('m', FILE.path, 0, wrong);
  const { host, ranges } = await serve(whole);
  await fetchInto(shelf, host);
  expect(ranges).toEqual(['bytes=1000-', 'bytes=0-']);
  await expectWhole(shelf);
});

it('gives up, and keeps nothing, where the host never has the bytes it declares', async () => {
  const shelf = new MemoryShelf();
  const { host } = await serve(whole);
  await expect(fetchInto(shelf, host, { ...FILE, sha256: 'f'.repeat(64) })).rejects.toThrow(
    `onnx/model.onnx: its SHA-256 is ${SHA256}, the host declares ffff`,
  );
  expect(await shelf.size('m', FILE.path)).toBe(0);
});

it('goes on where a connection broke off', async () => {
  const shelf = new MemoryShelf();
  let breaks = 2;
  const { host, ranges } = await serve((request, response) => {
    const start = startOf(request);
    if (breaks-- <= 0) return whole(request, response);
    response.writeHead(206, {
      'content-range': `bytes ${start}-${BYTES.length - 1}/${BYTES.length}`,
      'content-length': BYTES.length - start,
    });
    response.write(BYTES.subarray(start, start + 50_000), () => setImmediate(() => response.destroy()));
  });
  await fetchInto(shelf, host);
  expect(ranges).toHaveLength(3);
  await expectWhole(shelf);
});

it('goes on where a host fell silent, though its connection is still there', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const shelf = new MemoryShelf();
  let silences = 2;
  const { host, ranges } = await serve((request, response) => {
    silences--;
    if (silences === 1) return; // Not even a head.
    if (silences < 0) return whole(request, response);
    response.writeHead(206, { 'content-range': `bytes 0-${BYTES.length - 1}/${BYTES.length}` });
    response.write(BYTES.subarray(0, 50_000));
  });
  let there = 0;
  const fetched = downloadFile(
    { model: 'm', repository: { host, name: 'a/b' }, revision: 'main', file: FILE },
    shelf,
    (bytes) => {
      there = bytes;
    },
  );
  const fallSilent = async (): Promise<void> => {
    const asked = ranges.length;
    await vi.advanceTimersByTimeAsync(29_000);
    expect(ranges).toHaveLength(asked);
    await vi.advanceTimersByTimeAsync(1000);
    // The pause before the next connection begins when the end of the last was heard of.
    await until(() => ranges.length > asked, 10);
  };
  await until(() => ranges.length === 1);
  await fallSilent();
  await until(() => there === 50_000);
  await fallSilent();
  await fetched;
  expect(ranges).toEqual(['bytes=0-', 'bytes=0-', 'bytes=50000-']);
  await expectWhole(shelf);
});

const realTimeout = setTimeout;

/** Waits where timers are held; these go on by so many ms at each look. */
async function until(isSo: () => boolean, stepMs = 0): Promise<void> {
  while (!isSo()) {
    await vi.advanceTimersByTimeAsync(stepMs);
    await new Promise((resolve) => realTimeout(resolve, 2));
  }
}

it.each<[string, Answer, string]>([
  ['has it no longer', (_request, response) => response.writeHead(404).end(), 'no longer there (status 404)'],
  ['says that the range is none', (_request, response) => response.writeHead(416).end(), 'the host answered 416'],
  [
    'has another length now',
    (_request, response) => response.writeHead(206, { 'content-range': 'bytes 0-9/10' }).end(BYTES.subarray(0, 10)),
    'has 10 bytes now, 300000 when the download began',
  ],
  [
    'sends too much',
    (_request, response) => response.writeHead(200).end(Buffer.concat([BYTES, BYTES])),
    'more than 300000 bytes came',
  ],
])('says what is wrong where the host %s', async (_title, answer, words) => {
  const { host } = await serve(answer);
  await expect(fetchInto(new MemoryShelf(), host)).rejects.toThrow(`onnx/model.onnx: ${words}`);
});

it('keeps what came when it is stopped', async () => {
  const shelf = new MemoryShelf();
  const abort = new AbortController();
  const { host } = await serve((_request, response) => {
    response.writeHead(206, { 'content-range': `bytes 0-${BYTES.length - 1}/${BYTES.length}` });
    response.write(BYTES.subarray(0, 40_000));
  });
  let there = 0;
  const stopped = downloadFile(
    { model: 'm', repository: { host, name: 'a/b' }, revision: 'main', file: FILE },
    shelf,
    (bytes) => {
      there = bytes;
      if (there === 40_000) abort.abort(new Error('paused'));
    },
    abort.signal,
  );
  await expect(stopped).rejects.toThrow('paused');
  expect(await shelf.size('m', FILE.path)).toBe(40_000);
});

it('takes sizes, digests and the commit from the answers, or from the list of the repository', async () => {
  const direct = await serve((request, response) => {
    const isLarge = request.url!.endsWith('.onnx');
    response.writeHead(206, {
      'content-range': 'bytes 0-0/12',
      'x-repo-commit': COMMIT,
      ...(isLarge && { 'x-linked-size': '300000', 'x-linked-etag': `"${SHA256}"` }),
    });
    response.end('x');
  });
  const paths = ['config.json', FILE.path];
  const files = [{ path: 'config.json', bytes: 12 }, FILE];
  expect(await describeFiles({ host: direct.host, name: 'a/b' }, paths)).toEqual({ revision: COMMIT, files });
  close();
  const listed = await serve((request, response) => {
    if (request.url!.startsWith('/api/models/a/b/revision/main')) {
      const siblings = [
        { rfilename: 'config.json', size: 12 },
        { rfilename: FILE.path, size: 300_000, lfs: { sha256: SHA256, size: 300_000 } },
      ];
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ sha: COMMIT, siblings }));
    } else response.writeHead(206, { 'content-range': `bytes 0-0/${request.url!.endsWith('.onnx') ? 300_000 : 12}` }).end('x');
  });
  expect(await describeFiles({ host: listed.host, name: 'a/b' }, paths)).toEqual({ revision: COMMIT, files });
});
