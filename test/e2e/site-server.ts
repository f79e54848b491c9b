import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

const SITE = fileURLToPath(new URL('site/', import.meta.url));
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
};

/** A file of the site; a module together with the packages that it imports. */
async function contentOf(file: string): Promise<string | Buffer> {
  if (extname(file) !== '.mjs') return readFile(file);
  const { bundle } = await import('./bundle'); // It takes a while to load, and few tests need it.
  return bundle(file);
}

/** Serves the pages of `test/e2e/site` on 127.0.0.1. */
export async function serveSite(): Promise<{ address: string; close: () => void }> {
  const server = createServer(async ({ url = '/' }, response) => {
    const name = new URL(url, 'http://127.0.0.1').pathname.slice(1);
    const content = /^[\w-]+\.\w+$/.test(name) ? await contentOf(`${SITE}${name}`).catch(() => null) : null;
    response.writeHead(content ? 200 : 404, { 'content-type': TYPES[extname(name)] ?? 'text/plain' });
    response.end(content ?? `no page "${name}"`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
