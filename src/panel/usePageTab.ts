import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { type Place, placeOf } from './place';
import { type PageTab, readPageTab, watchTabs } from './tab';

/** The tab the panel stands over and what it means for Inkling. */
export interface PageInFront {
  /** Absent where there is no tab. */
  tab?: PageTab;
  place: Place;
  /** Grows whenever the page may have changed, also under the same address. */
  turn: number;
}

/** What the panel stands over, followed as tabs and pages change. Undefined until the browser has told. */
export function usePageTab(): PageInFront | undefined {
  const [page, setPage] = useState<PageInFront>();
  useEffect(() => {
    const controller = new AbortController();
    let turn = 0;
    const look = async (): Promise<void> => {
      const mine = ++turn;
      const found = await read(mine).catch((reason) => ({ turn: mine, place: unknown(reason) }));
      if (mine === turn && !controller.signal.aborted) setPage(found);
    };
    watchTabs(() => void look(), controller.signal);
    void look();
    return () => controller.abort();
  }, []);
  return page;
}

async function read(turn: number): Promise<PageInFront> {
  const [tab, filesAllowed] = await Promise.all([readPageTab(), browser.extension.isAllowedFileSchemeAccess()]);
  return { ...(tab && { tab }), place: placeOf(tab, { filesAllowed, viewer: browser.runtime.getURL('/viewer.html') }), turn };
}

function unknown(reason: unknown): Place {
  return { kind: 'unknown', why: `The browser does not tell which page this is: ${String(reason)}` };
}
