import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What keeps a browser on this machine and remembers what it asked for. */
export interface NetworkBlock {
  /** Parameters of Chromium that send every request here but those to 127.0.0.1. */
  parameters: string[];
  /** Hosts (with their port) that were asked for, in order. */
  refused: string[];
  close(): void;
}

/** Opens a proxy on 127.0.0.1 that refuses and records every request: proof that a browser sends nothing elsewhere. */
export async function blockNetwork(): Promise<NetworkBlock> {
  const refused: string[] = [];
  const proxy = createServer((request, response) => {
    refused.push(URL.canParse(request.url ?? '') ? new URL(request.url!).host : `${request.url}`);
    response.writeHead(403).end();
  });
  proxy.on('connect', (request, socket) => {
    refused.push(`${request.url}`);
    socket.on('error', () => socket.destroy());
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  await new Promise<void>((resolve, reject) => proxy.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = proxy.address() as AddressInfo;
  return {
    parameters: [`--proxy-server=http://127.0.0.1:${port}`],
    refused,
    close: () => {
      proxy.close();
      proxy.closeAllConnections();
    },
  };
}
