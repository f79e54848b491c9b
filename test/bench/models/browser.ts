import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { findChromium } from '../../browser';
import { residentBytes } from '../../resident';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
};

/** A page in Chromium that can load models of a folder, and the memory of the browser's processes. */
export interface BenchBrowser {
  page: Page;
  /** The address of the hub. */
  hub: string;
  /** Bytes that all processes have in memory; undefined where the system does not tell. */
  bytes(): Promise<number | undefined>;
  close(): Promise<void>;
}

/** Builds the page, serves it with the models, and opens it in Chromium with a graphics card that is a program. */
export async function openBrowser(models: string): Promise<BenchBrowser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium: set CHROMIUM to the path of one');
  const built = await mkdtemp(join(tmpdir(), 'inkling-bench-'));
  await build({
    root: fileURLToPath(new URL('page', import.meta.url)),
    base: './',
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@': join(root, 'src') } },
    worker: { format: 'es' },
    build: { outDir: built, emptyOutDir: true, target: 'esnext', chunkSizeWarningLimit: 10_000 },
  });
  const server = await serve((path) => {
    const hub = /^\/hub\/(.+)\/resolve\/main\/(.+)$/.exec(path);
    if (hub) return join(models, hub[1]!, hub[2]!);
    if (path.startsWith('/data/')) return join(root, 'public', path);
    if (path.startsWith('/ort/')) return join(root, 'node_modules/onnxruntime-web/dist', path.slice(5));
    return join(built, path);
  });
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const browser = await chromium.launch({
    executablePath,
    args: [
      '--headless=new',
      '--no-sandbox',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
      '--enable-unsafe-webgpu',
      '--use-webgpu-adapter=swiftshader',
      '--enable-features=Vulkan',
    ],
  });
  const page = await browser.newPage();
  await page.goto(`${address}index.html`);
  await page.waitForFunction('window.bench');
  const session = await browser.newBrowserCDPSession();
  return {
    page,
    hub: `${address}hub/`,
    bytes: () => residentBytes(session),
    close: async () => {
      await browser.close();
      server.close();
      await rm(built, { recursive: true, force: true });
    },
  };
}

async function serve(fileOf: (path: string) => string): Promise<Server> {
  const server = createServer(async ({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://127.0.0.1');
    const bytes = await readFile(fileOf(decodeURIComponent(pathname))).catch(() => undefined);
    if (!bytes) return response.writeHead(404).end();
    return response
      .writeHead(200, { 'content-type': TYPES[extname(pathname)] ?? 'application/octet-stream', 'content-length': bytes.length })
      .end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
