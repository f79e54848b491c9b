import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTables, type LoadTable } from '@/worker/tables';

const bytes = Uint8Array.from({ length: 100_000 }, (_, i) => (i * 31) & 255);
let server: Server;
let answer: (response: ServerResponse) => void;
let requests: string[];
let loadTable: LoadTable;

beforeEach(async () => {
  requests = [];
  answer = (response) => response.end(bytes);
  server = createServer((request, response) => {
    requests.push(request.url!);
    answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  loadTable = createTables((name) => `http://127.0.0.1:${port}/data/${name}`);
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

it('gives the bytes, and reads each table once however often it is asked for', async () => {
  const [one, two] = await Promise.all([loadTable('ngram.bin'), loadTable('ngram.bin')]);
  expect(new Uint8Array(one)).toEqual(bytes);
  expect(two).toBe(one);
  expect(await loadTable('ngram.bin')).toBe(one);
  await loadTable('lexicon.bin');
  expect(requests).toEqual(['/data/ngram.bin', '/data/lexicon.bin']);
});

it('names a table that is missing with its status, and finds it when it is there later', async () => {
  answer = (response) => response.writeHead(404).end('no such file');
  await expect(loadTable('ngram.bin')).rejects.toThrow(
    'table "ngram.bin": missing from the extension, or not readable: status 404',
  );
  answer = (response) => response.end(bytes);
  expect((await loadTable('ngram.bin')).byteLength).toBe(100_000);
  expect(requests).toHaveLength(2);
});

it('names a table that cannot be reached at all', async () => {
  server.close();
  server.closeAllConnections();
  await expect(loadTable('ngram.bin')).rejects.toThrow('table "ngram.bin": missing from the extension, or not readable: ');
});

it('names a table that breaks off, with the size it should have had', async () => {
  answer = (response) => {
    response.writeHead(200, { 'content-length': bytes.length });
    response.write(bytes.subarray(0, 10), () => response.destroy());
  };
  await expect(loadTable('ngram.bin')).rejects.toThrow('table "ngram.bin": reading it of 100000 bytes broke off: ');
});

it('names a table without a byte in it', async () => {
  answer = (response) => response.end();
  await expect(loadTable('ngram.bin')).rejects.toThrow('table "ngram.bin": has 0 bytes');
});

it('lets one caller give up while another waits on', async () => {
  const held = new Promise<ServerResponse>((resolve) => {
    answer = resolve;
  });
  const controller = new AbortController();
  const impatient = loadTable('ngram.bin', controller.signal);
  const patient = loadTable('ngram.bin', new AbortController().signal);
  const response = await held;
  controller.abort(new Error('newer keystroke'));
  await expect(impatient).rejects.toThrow('newer keystroke');
  response.end(bytes);
  expect((await patient).byteLength).toBe(100_000);
  await expect(loadTable('other.bin', controller.signal)).rejects.toThrow('newer keystroke');
  expect(requests).toEqual(['/data/ngram.bin']);
});
