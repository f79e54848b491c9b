import { connect } from 'node:net';
import { afterAll, expect, it } from 'vitest';
import { serveFolder } from '../../demo/server';
import { blockNetwork } from '../../offline';

const network = await blockNetwork();
const server = await serveFolder('test/demo/site');
afterAll(() => {
  network.close();
  server.close();
});

/** Sends a request as it is and answers the first line of what comes back. */
function statusLine(port: number, request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(`${request}\r\n\r\n`));
    socket.on('error', reject);
    socket.once('data', (data) => {
      socket.destroy();
      resolve(data.toString().split('\r\n')[0]!);
    });
  });
}

it('refuses and remembers what is asked of other computers', async () => {
  const port = Number(/--proxy-server=http:\/\/127\.0\.0\.1:(\d+)/.exec(network.parameters.join(' '))?.[1]);
  expect(await statusLine(port, 'CONNECT example.org:443 HTTP/1.1\r\nHost: example.org:443')).toBe('HTTP/1.1 403 Forbidden');
  expect(await statusLine(port, 'GET http://example.org/data HTTP/1.1\r\nHost: example.org')).toBe('HTTP/1.1 403 Forbidden');
  expect(network.refused).toEqual(['example.org:443', 'example.org']);
});

it('serves the demonstration page and nothing beside it', async () => {
  const page = await fetch(server.url);
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(await page.text()).toContain('<title>Try Inkling</title>');
  expect((await fetch(`${server.url}missing.html`)).status).toBe(404);
  const { port } = new URL(server.url);
  for (const path of ['/../run.ts', '/%2e%2e/run.ts', '/..%2frun.ts', '//../run.ts', '//[']) {
    expect(await statusLine(Number(port), `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1`), path).toBe('HTTP/1.1 404 Not Found');
  }
});
