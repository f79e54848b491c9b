import { browser } from 'wxt/browser';

/** The tab the panel stands over, as far as the browser tells. */
export interface PageTab {
  id: number;
  windowId: number;
  /** Not told of pages that are closed to extensions. */
  url: string | undefined;
  title: string;
}

/**
 * The tab over which the panel is shown: the one in front of its window; where the panel is itself in a tab, the one that was in
 * front before it. Undefined where there is no such tab.
 */
export async function readPageTab(): Promise<PageTab | undefined> {
  const own = await browser.tabs.getCurrent();
  const tabs = (await browser.tabs.query({ currentWindow: true })).filter(({ id, active }) => (own ? id !== own.id : active));
  const tab = tabs.sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))[0];
  if (tab?.id === undefined || tab.windowId === undefined) return undefined;
  return { id: tab.id, windowId: tab.windowId, url: tab.url || undefined, title: tab.title ?? '' };
}

/** Calls back whenever another tab may be in front, or the page in one may be another, until the signal aborts. */
export function watchTabs(listener: () => void, signal: AbortSignal): void {
  const onUpdated = (_id: number, change: { status?: string; url?: string; title?: string }): void => {
    if (change.status === 'complete' || change.url || change.title) listener();
  };
  browser.tabs.onActivated.addListener(listener);
  browser.tabs.onRemoved.addListener(listener);
  browser.tabs.onUpdated.addListener(onUpdated);
  signal.addEventListener('abort', () => {
    browser.tabs.onActivated.removeListener(listener);
    browser.tabs.onRemoved.removeListener(listener);
    browser.tabs.onUpdated.removeListener(onUpdated);
  });
}

/** The icon of a page from the browser's own cache: no request leaves the computer for it. */
export function iconOf(url: string): string {
  return `/_favicon/?pageUrl=${encodeURIComponent(url)}&size=32`;
}
