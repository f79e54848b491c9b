import { useEffect, useState } from 'preact/hooks';
import { amount } from '@/panel/amount';
import type { PageInFront } from '@/panel/usePageTab';
import type { Client } from '@/rpc/client';
import type { WorkerJobs } from '@/rpc/jobs';
import type { Offer } from '@/rpc/reading-jobs';
import type { SourceOption } from './source';

const NOTHING: Offer = { selectedWords: 0, hasCaptions: false };

/** What can be read in a tab beside its page: what is selected, the captions of a video. Looked at again when the person turns to the panel. */
export function useParts(worker: Client<WorkerJobs>, page: PageInFront | undefined, isRead: boolean): SourceOption[] {
  const [offer, setOffer] = useState(NOTHING);
  const tabId = page?.tab?.id;
  useEffect(() => {
    if (!isRead || tabId === undefined) {
      setOffer(NOTHING);
      return;
    }
    const controller = new AbortController();
    const { signal } = controller;
    const look = (): void => {
      const take = (next: Offer): void => {
        if (!signal.aborted) setOffer(next);
      };
      worker.run('offer', { tabId }, { signal }).then(take, () => take(NOTHING)); // Nothing is offered that cannot be had.
    };
    look();
    // Who has selected something in the page comes to the panel next.
    addEventListener('focus', look, { signal });
    document.documentElement.addEventListener('pointerenter', look, { signal });
    return () => controller.abort();
  }, [worker, tabId, page?.tab?.url, page?.turn, isRead]);
  if (tabId === undefined) return [];
  const parts: SourceOption[] = [];
  const { selectedWords, hasCaptions } = offer;
  if (selectedWords > 0) {
    parts.push({ id: 'selection', label: `Selection, ${amount(selectedWords, 'word', 'words')}`, tabId, want: 'selection' });
  }
  if (hasCaptions) parts.push({ id: 'captions', label: 'Captions of the video', tabId, want: 'captions' });
  return parts;
}
