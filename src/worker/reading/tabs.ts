import { browser } from 'wxt/browser';
import type { Recalled, TabInfo } from '@/rpc/reading-jobs';
import { pageKey } from '@/store/conversation';
import { infosOfTab } from '@/store/documents';
import { lastSummary } from '@/store/summaries';
import { shownUrl } from './reach';

const ICON_SIZE = 32;

/** An address inside the extension that gives the icon of a page from the browser's own store: no request leaves it. */
export function iconOf(url: string): string {
  const icon = new URL(browser.runtime.getURL('/_favicon/' as '/'));
  icon.searchParams.set('pageUrl', url);
  icon.searchParams.set('size', String(ICON_SIZE));
  return icon.href;
}

/** The tabs with web pages and files, in windows of the same kind as the panel's, the one used last first. */
export async function listTabs(): Promise<TabInfo[]> {
  const tabs = await browser.tabs.query({ url: ['http://*/*', 'https://*/*', 'file:///*'] });
  return tabs
    .sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))
    .flatMap(({ id, title = '', url, active, incognito }) =>
      id === undefined || url === undefined || incognito
        ? []
        : [{ tabId: id, title: title || url, url, icon: iconOf(url), isActive: active }],
    );
}

/** What was read in a tab last and what was made of it; null when the tab shows another page by now. */
export async function recall(tabId: number): Promise<Recalled | null> {
  const tab = await browser.tabs.get(tabId);
  const url = tab.url === undefined ? undefined : shownUrl(tab.url);
  const document = (await infosOfTab(tabId)).find((info) => url !== undefined && pageKey(info.url) === pageKey(url));
  if (!document) return null;
  const summary = await lastSummary(document.key);
  return { document, ...(summary ? { summary } : {}) };
}
