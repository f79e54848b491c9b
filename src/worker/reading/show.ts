import { browser } from 'wxt/browser';
import type { Place } from '@/read/document';
import { timeOf } from '@/read/position';
import { pageKey } from '@/store/conversation';
import { urlOf } from '@/store/document-info';
import { readInfo } from '@/store/documents';
import { NotKept, requireDocument, textOf } from './documents';
import { shownUrl } from './reach';
import { highlightInTab, seekInTab } from './read-tab';

/** A page that no longer says what was read in it. */
export class Changed extends Error {
  override name = 'Changed';
}

interface ShownTab {
  id: number;
  windowId: number;
}

/** The open tab that shows a page: the one it was read in, else the one used last. */
async function findTab(url: string, tabId: number | undefined): Promise<ShownTab | undefined> {
  const tabs = (await browser.tabs.query({})).filter(
    (tab) => tab.url !== undefined && pageKey(shownUrl(tab.url)) === pageKey(url),
  );
  const [tab] = tabs.sort(
    (a, b) => Number(b.id === tabId) - Number(a.id === tabId) || (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0),
  );
  return tab?.id === undefined || tab.windowId === undefined ? undefined : { id: tab.id, windowId: tab.windowId };
}

/** Opens a page in a new tab and waits until it has loaded. */
async function openTab(url: string, signal: AbortSignal): Promise<ShownTab> {
  const tab = await browser.tabs.create({ url });
  const { id, windowId } = tab;
  if (id === undefined || windowId === undefined) throw new Error(`show: the browser opened no tab for ${url}`);
  await new Promise<void>((resolve, reject) => {
    const leave = (): void => {
      browser.tabs.onUpdated.removeListener(look);
      browser.tabs.onRemoved.removeListener(gone);
      signal.removeEventListener('abort', abort);
    };
    const look = (updated: number, change: { status?: string }): void => {
      if (updated !== id || change.status !== 'complete') return;
      leave();
      resolve();
    };
    const gone = (removed: number): void => {
      if (removed !== id) return;
      leave();
      reject(new Error('The tab was closed before the page had loaded.'));
    };
    const abort = (): void => {
      leave();
      reject(signal.reason);
    };
    browser.tabs.onUpdated.addListener(look);
    browser.tabs.onRemoved.addListener(gone);
    signal.addEventListener('abort', abort, { once: true });
    void browser.tabs.get(id).then(({ status }) => look(id, status === undefined ? {} : { status }), abort);
  });
  return { id, windowId };
}

/** Nothing is done to a tab that is in front already: the popup over it stays open. */
async function bringToFront({ id, windowId }: ShownTab): Promise<void> {
  // The window focused last, not whether it is focused: the popup over it may have taken the focus from it.
  const [tab, window] = await Promise.all([browser.tabs.get(id), browser.windows.getLastFocused()]);
  if (!tab.active) await browser.tabs.update(id, { active: true });
  if (window.id !== windowId) await browser.windows.update(windowId, { focused: true });
}

/** What is known of a place: of a document that has made room for others, its address and the quotation. */
async function lookUp(key: string, { block, start, end }: Place, quote: string | undefined) {
  const info = await readInfo(key).catch(() => undefined);
  const document = quote === undefined ? (await requireDocument(key)).document : await textOf(key).catch(() => undefined);
  const there = document?.blocks[block];
  const text = quote ?? there?.text.slice(start, end);
  if (!text) throw new RangeError(`show: no text at block ${block}, ${start} to ${end} of "${key}"`);
  return { url: info?.url ?? urlOf(key), tabId: info?.tabId, text, atMs: there && timeOf(there, start) };
}

/** Brings the tab of a document to the front, in a new tab where it is closed, and highlights a place of it. See `ReadingJobs.show`. */
export async function show(
  { document, place, quote }: { document: string; place: Place; quote?: string },
  signal: AbortSignal,
): Promise<void> {
  const { url, tabId, text, atMs } = await lookUp(document, place, quote);
  if (!URL.canParse(url)) throw new NotKept('This text has no address that could be opened again.');
  const tab = (await findTab(url, tabId)) ?? (await openTab(url, signal));
  signal.throwIfAborted();
  await bringToFront(tab);
  // Not with the signal: bringing a tab to the front closes the popup that asked, and the place is still wanted.
  const isPlayed = atMs !== undefined && (await seekInTab(tab.id, atMs));
  const isThere = await highlightInTab(tab.id, place, text);
  if (!isThere && !isPlayed) throw new Changed('The page has changed and does not say this any more.');
}
