import { browser } from 'wxt/browser';
import { untilComplete } from '@/read/pdf/tab-file';
import { Client } from '@/rpc/client';
import { PAGE_PORT, type PageJobs } from '@/rpc/page-jobs';
import type { Wire } from '@/rpc/wire';
import { CannotRead, whyUnreadable } from './cannot-read';

const VIEWER = '/viewer.html';

/** A tab that can be asked. */
export interface Reached {
  kind: 'page' | 'pdf' | 'viewer';
  url: string;
}

/** The address of what a tab shows: of our viewer, that of the document in it. */
export function shownUrl(tabUrl: string): string {
  if (!tabUrl.startsWith(browser.runtime.getURL(VIEWER))) return tabUrl;
  return new URL(tabUrl).searchParams.get('url') ?? tabUrl;
}

/** Puts the reader that fits into a tab; it stays there until the page goes, and putting it in again changes nothing. */
export async function reach(tabId: number): Promise<Reached> {
  const { url = '' } = await browser.tabs.get(tabId);
  if (url.startsWith(browser.runtime.getURL(VIEWER))) return { kind: 'viewer', url };
  const why = whyUnreadable(url);
  if (why && !url.startsWith('file:')) throw new CannotRead(why);
  try {
    const target = { tabId };
    const [shown] = await browser.scripting.executeScript({ target, func: () => document.contentType });
    const kind = shown?.result === 'application/pdf' ? 'pdf' : 'page';
    await browser.scripting.executeScript({ target, files: [kind === 'pdf' ? '/pdf-reader.js' : '/reader.js'] });
    return { kind, url };
  } catch (reason) {
    const message = reason instanceof Error ? reason.message : String(reason);
    throw new CannotRead(why ?? `The browser does not let this page be read (${message}). Open another page, then try again.`);
  }
}

/** Runs one job in a tab that was reached. */
export async function askTab<Name extends keyof PageJobs>(
  tabId: number,
  name: Name,
  input: PageJobs[Name]['input'],
  signal: AbortSignal | undefined,
  frameId = 0,
): Promise<PageJobs[Name]['output']> {
  signal?.throwIfAborted();
  const port = browser.tabs.connect(tabId, { name: PAGE_PORT, frameId });
  try {
    return await new Client<PageJobs>(() => port as Wire).run(name, input, signal ? { signal } : {});
  } finally {
    port.disconnect();
  }
}

/** The tab in which our viewer shows a document, opened where there is none. */
export async function openViewer(
  url: string,
  { isActive, signal = new AbortController().signal }: { isActive: boolean; signal?: AbortSignal },
): Promise<number> {
  const address = `${browser.runtime.getURL(VIEWER)}?${new URLSearchParams({ url })}`;
  const open = (await browser.tabs.query({})).find((tab) => tab.url === address);
  const tab = open ?? (await browser.tabs.create({ url: address, active: isActive }));
  if (tab.id === undefined) throw new Error(`viewer: the browser opened no tab for ${url}`);
  if (isActive) {
    await browser.tabs.update(tab.id, { active: true });
    if (tab.windowId !== undefined) await browser.windows.update(tab.windowId, { focused: true });
  }
  await untilComplete(tab.id, signal);
  return tab.id;
}
