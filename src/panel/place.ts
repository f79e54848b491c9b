import { siteOf } from '@/store/site';
import type { PageTab } from './tab';

/**
 * Where the panel stands: over a page it can switch off, over a file in our own viewer, where there is nothing to switch, over a page
 * where nothing can run, or not known (yet).
 */
export type Place =
  | { kind: 'site'; site: string; name: string }
  | { kind: 'viewer'; name: string }
  | { kind: 'closed'; why: string }
  | { kind: 'unknown'; why: string };

/** Browsers keep their shops to themselves. */
const SHOPS = [/^https:\/\/chromewebstore\.google\.com(\/|$)/, /^https:\/\/chrome\.google\.com\/webstore(\/|$)/];

const CLOSED: Record<string, string> = {
  'chrome-extension:': 'This page belongs to an extension, and extensions cannot run on each other’s pages.',
  'view-source:': 'Extensions cannot run on the source view of a page. Go to the page itself.',
  'data:': 'This page is made from its address alone, and extensions cannot run on it.',
  'blob:': 'This page is made from a script’s data, and extensions cannot run on it.',
};

const FILES = 'To use Inkling in files, turn on “Allow access to file URLs” in its details on chrome://extensions.';

interface Surroundings {
  /** Whether the person lets the extension into files. */
  filesAllowed: boolean;
  /** The address of our viewer. */
  viewer: string;
}

/** What a tab's address, or that it is not told, means for Inkling. What our viewer shows from a site belongs to that site. */
export function placeOf(tab: Pick<PageTab, 'url'> | undefined, { filesAllowed, viewer }: Surroundings): Place {
  if (!tab)
    return { kind: 'unknown', why: 'There is no page to stand over. Open Inkling from the toolbar while you are on one.' };
  const { url } = tab;
  if (!url) {
    const why = 'The browser lets no extension run here: this is a page of its own, its web store, or a file.';
    return { kind: 'closed', why: filesAllowed ? why : `${why} ${FILES}` };
  }
  if (url.split(/[?#]/)[0] === viewer) {
    const shown = siteOf(new URL(url).searchParams.get('url') ?? '');
    return shown === null || shown === 'file:' ? { kind: 'viewer', name: 'Viewer' } : { kind: 'site', site: shown, name: shown };
  }
  if (SHOPS.some((shop) => shop.test(url))) return { kind: 'closed', why: 'The browser lets no extension run in its web store.' };
  const site = siteOf(url);
  if (site === 'file:' && !filesAllowed) return { kind: 'closed', why: `This is a file. ${FILES}` };
  if (site !== null) return { kind: 'site', site, name: site === 'file:' ? 'files on this computer' : site };
  const protocol = URL.canParse(url) ? new URL(url).protocol : '';
  return {
    kind: 'closed',
    why: CLOSED[protocol] ?? 'This page is part of the browser, and the browser lets no extension run on it.',
  };
}
