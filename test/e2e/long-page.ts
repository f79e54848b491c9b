import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { longDocument } from '../unit/worker/reading/text';

/** Serves pages on 127.0.0.1: `/10000` has so many words in sections, every sentence another. */
export async function serveLongPages(): Promise<{ address: string; close: () => void }> {
  const server = createServer(({ url = '/' }, response) => {
    const { title, blocks } = longDocument(Number(url.slice(1)));
    const body = blocks.map(({ kind, text }) => (kind === 'heading' ? `<h2>${text}</h2>` : `<p>${text}</p>`)).join('\n');
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><title>${title}</title><main><h1>${title}</h1>${body}</main>`);
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
