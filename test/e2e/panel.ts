import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserContext, Page, Worker } from 'playwright-core';

/** A form served on this computer, for the popup to stand over. */
export async function serveForm(): Promise<{ host: string; close: () => void }> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end('<!doctype html><title>A form</title><textarea></textarea>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

export async function openForm(browser: BrowserContext, host: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`http://${host}/form.html`);
  return page;
}

/** The document of popup or side panel in a tab of its own; it then stands over the page that was in front before. */
export async function openApp(browser: BrowserContext, id: string, surface: 'popup' | 'sidepanel'): Promise<Page> {
  const panel = await browser.newPage();
  await panel.goto(`chrome-extension://${id}/${surface}.html`);
  return panel;
}

/** The popup, at what it says about writing. */
export async function openPanel(browser: BrowserContext, id: string): Promise<Page> {
  const panel = await openApp(browser, id, 'popup');
  await panel.getByRole('tab', { name: 'Writing' }).click();
  await panel.getByRole('status').filter({ hasText: 'Built in · Ready' }).waitFor();
  return panel;
}

/** What the extension has in `storage.local` under this key. */
export function stored(worker: Worker, key: string): Promise<Record<string, unknown>> {
  return worker.evaluate(`chrome.storage.local.get('${key}').then((all) => all['${key}'])`);
}

/** Sends a job to the worker as a content script does, from a page of the extension, and waits until it is done. */
export async function runJob(panel: Page, name: string, input: unknown): Promise<void> {
  await panel.evaluate(`new Promise((resolve, reject) => {
    const port = chrome.runtime.connect({ name: 'worker' });
    port.onMessage.addListener((reply) => {
      if (reply.kind === 'done') resolve();
      if (reply.kind === 'fail') reject(new Error(reply.error.message));
      if (reply.kind !== 'beat') port.disconnect();
    });
    port.postMessage({ kind: 'start', id: 1, name: ${JSON.stringify(name)}, input: ${JSON.stringify(input)} });
  })`);
}
