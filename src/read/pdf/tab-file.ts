import { browser } from 'wxt/browser';
import { Unreadable } from '@/read/unreadable';
import { Client } from '@/rpc/client';
import { PAGE_PORT, type PageJobs } from '@/rpc/page-jobs';
import type { Wire } from '@/rpc/wire';

/** The script that serves a tab with a PDF. */
export const PDF_SCRIPT = '/pdf-reader.js';

/**
 * The file at an address, got from a tab that shows it: the extension itself asks no other machine for anything. Where no tab shows
 * it any more, one is opened behind the others for as long as it takes.
 */
export async function fileFromTab(url: string, signal: AbortSignal): Promise<Uint8Array> {
  const shown = (await browser.tabs.query({})).find((tab) => tab.url === url && tab.status === 'complete');
  if (shown?.id !== undefined) return bytesOf(shown.id, signal);
  const { id } = await browser.tabs.create({ url, active: false });
  if (id === undefined) throw new Unreadable(`The browser opened no tab for ${url}.`);
  try {
    await untilComplete(id, signal);
    return await bytesOf(id, signal);
  } finally {
    await browser.tabs.remove(id).catch(() => {});
  }
}

async function bytesOf(tabId: number, signal: AbortSignal): Promise<Uint8Array> {
  await browser.scripting.executeScript({ target: { tabId }, files: [PDF_SCRIPT] });
  const port = browser.tabs.connect(tabId, { name: PAGE_PORT, frameId: 0 });
  const parts: Uint8Array[] = [];
  try {
    await new Client<PageJobs>(() => port as Wire).run('bytes', undefined, { signal, onPart: (part) => parts.push(part) });
  } finally {
    port.disconnect();
  }
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** Waits until a tab has loaded. Rejects with the reason of the signal. */
export function untilComplete(tabId: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = (): void => {
      browser.tabs.onUpdated.removeListener(look);
      signal.removeEventListener('abort', abort);
    };
    const look = (id: number, { status }: { status?: string }): void => {
      if (id !== tabId || status !== 'complete') return;
      leave();
      resolve();
    };
    const abort = (): void => {
      leave();
      reject(signal.reason);
    };
    browser.tabs.onUpdated.addListener(look);
    signal.addEventListener('abort', abort);
    browser.tabs.get(tabId).then(({ status }) => look(tabId, status === undefined ? {} : { status }), abort);
  });
}
