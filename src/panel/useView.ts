import { useEffect, useState } from 'preact/hooks';
import { lastView, panelRequest } from '@/store/panel';
import type { PageInFront } from './usePageTab';
import { useStored } from './useStored';

export type View = 'summary' | 'ask' | 'history' | 'writing';

/** How old, in ms, a menu's request may be: a side panel that opens takes a moment, and one that is opened later starts afresh. */
const FRESH_MS = 10_000;

interface ViewInUse {
  /** Undefined until it is known with which to start. */
  view: View | undefined;
  choose: (view: View) => void;
  /** Grows when a menu asked for the selection. */
  selectionAsked: number;
}

/**
 * The part of the panel that is looked at: what a menu asked for, else what was chosen, else what was looked at last over this
 * page, else the summary, or the settings for writing where nothing can be read.
 */
export function useView(page: PageInFront | undefined): ViewInUse {
  const [chosen, setChosen] = useState<View>();
  const [selectionAsked, setSelectionAsked] = useState(0);
  const [last, setLast] = useStored(lastView);
  const [request, setRequest] = useStored(panelRequest);
  const url = page?.tab?.url;
  const tabId = page?.tab?.id;

  useEffect(() => {
    if (!request || request.tabId !== tabId) return;
    if (Date.now() - request.atMs < FRESH_MS) {
      setChosen(request.view);
      setSelectionAsked((count) => count + 1);
    }
    setRequest(null);
  }, [request, tabId]);

  const choose = (view: View): void => {
    setChosen(view);
    if (url && (view === 'summary' || view === 'ask')) setLast({ url, view });
  };
  const first = (): View | undefined => {
    if (!page || last === undefined) return undefined;
    if (page.place.kind !== 'site' && page.place.kind !== 'viewer') return 'writing';
    return last?.url === url ? last?.view : 'summary';
  };
  return { view: chosen ?? first(), choose, selectionAsked };
}
