import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

const COMMIT = '0123456789abcdef0123456789abcdef01234567';
const CHUNK_BYTES = 256 * 1024;

/** A host of models on this machine, in the layout of the hub, that can misbehave. */
export interface Hub {
  /** Its address with a slash at the end. */
  address: string;
  /** What was asked for: path in the repository and the Range, in order; questions for one byte left out. */
  asked: { path: string; range: string | undefined }[];
  /** Paths that are not there. */
  missing: Set<string>;
  /** How often a path still comes with a wrong byte. */
  corrupt: Map<string, number>;
  /** How often a path still breaks off after so many bytes of an answer. */
  breaks: Map<string, { afterBytes: number; times: number }>;
  /** Answers to a path stop after so many bytes of the file until it is taken away. */
  holds: Map<string, number>;
  close(): void;
}

/**
 * Serves a folder of models as `{owner}/{name}/resolve/{revision}/{path}` on 127.0.0.1. `standIns`: repositories that are not in the
 * folder, with those whose files are served for them.
 */
export async function serveHub(folder: string, standIns: Readonly<Record<string, string>> = {}): Promise<Hub> {
  const files = new Map<string, { bytes: Buffer; sha256: string }>();
  const fileOf = (path: string): { bytes: Buffer; sha256: string } => {
    let file = files.get(path);
    if (!file) {
      const bytes = readFileSync(join(folder, path));
      file = { bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
      files.set(path, file);
    }
    return file;
  };
  const hub: Hub = {
    address: '',
    asked: [],
    missing: new Set(),
    corrupt: new Map(),
    breaks: new Map(),
    holds: new Map(),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
  const server = createServer(async ({ url = '/', headers }, response) => {
    const match = /^\/([^/]+\/[^/]+)\/resolve\/(?:main|[0-9a-f]{40})\/(.+)$/.exec(decodeURIComponent(url));
    const path = match?.[2] ?? '';
    let file: { bytes: Buffer; sha256: string };
    try {
      if (!match || hub.missing.has(path)) throw new Error('missing');
      file = fileOf(join(standIns[match[1]!] ?? match[1]!, path));
    } catch {
      response.writeHead(404).end('Entry not found');
      return;
    }
    const { bytes, sha256 } = file;
    const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(headers.range ?? '') ?? [];
    const start = Number(first ?? 0);
    const end = last ? Math.min(Number(last) + 1, bytes.length) : bytes.length;
    if (end - start !== 1) hub.asked.push({ path, range: headers.range });
    if (start >= bytes.length) {
      response.writeHead(416, { 'content-range': `bytes */${bytes.length}` }).end();
      return;
    }
    response.writeHead(headers.range ? 206 : 200, {
      'content-length': end - start,
      'x-repo-commit': COMMIT,
      'x-linked-etag': `"${sha256}"`,
      'x-linked-size': bytes.length,
      ...(headers.range && { 'content-range': `bytes ${start}-${end - 1}/${bytes.length}` }),
    });
    await send(hub, path, bytes, start, end, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  hub.address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return hub;
}

async function send(hub: Hub, path: string, bytes: Buffer, start: number, end: number, response: ServerResponse): Promise<void> {
  const isWhole = end - start > 1;
  const wrong = (isWhole && hub.corrupt.get(path)) || 0;
  if (wrong) hub.corrupt.set(path, wrong - 1);
  const broken = isWhole ? hub.breaks.get(path) : undefined;
  const isBroken = broken !== undefined && broken.times > 0;
  if (isBroken) broken.times--;
  for (let at = start; at < end && !response.destroyed; ) {
    const hold = isWhole ? (hub.holds.get(path) ?? bytes.length) : bytes.length;
    if (at >= hold) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      continue;
    }
    const chunk = Buffer.from(bytes.subarray(at, Math.min(at + CHUNK_BYTES, end, hold)));
    if (wrong && at === start) chunk[chunk.length >> 1]! ^= 1;
    if (isBroken && at - start >= broken.afterBytes) {
      response.destroy();
      return;
    }
    await new Promise<void>((resolve) => response.write(chunk, () => resolve()));
    at += chunk.length;
  }
  response.end();
}
