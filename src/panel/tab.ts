import { browser } from 'wxt/browser';

/** What the browser tells of the page the panel stands over. */
export interface PageTab {
  /** Told only of a tab over which the person opened the popup (`activeTab`), and not of pages closed to extensions. */
  url: string | undefined;
  /** Whether the panel was opened over the page, so that an address that is not told means a closed page. */
  isPopup: boolean;
  /** Whether the browser lets the extension run on files. */
  filesAllowed: boolean;
}

/** The tab over which the panel is shown; where the panel is itself in a tab, the one that was in front before it. */
export async function readPageTab(): Promise<PageTab> {
  const [own, filesAllowed] = await Promise.all([browser.tabs.getCurrent(), browser.extension.isAllowedFileSchemeAccess()]);
  if (!own) {
    const [active] = await browser.tabs.query({ active: true, currentWindow: true });
    return { url: active?.url, isPopup: true, filesAllowed };
  }
  const others = (await browser.tabs.query({ currentWindow: true })).filter(({ id }) => id !== own.id);
  const before = others.sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))[0];
  return { url: before?.url, isPopup: false, filesAllowed };
}
