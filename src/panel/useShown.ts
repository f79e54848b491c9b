import { useEffect, useRef, useState } from 'preact/hooks';
import type { Place } from '@/read/document';
import type { Client } from '@/rpc/client';
import type { WorkerJobs } from '@/rpc/jobs';
import { messageOf, persist } from './persist';

export interface Shown {
  /** The place of a document that is marked in the page; undefined where none of it is. */
  in: (document: string) => Place | undefined;
  /** Shows places of a document. */
  showIn: (document: string) => (place: Place, quote: string) => void;
  /** Takes the mark in a tab away. */
  clear: (tabId: number) => void;
  /** Why the last place could not be shown. */
  trouble: string | undefined;
}

/** Places shown in the page: the newest click wins. */
export function useShown(worker: Client<WorkerJobs>): Shown {
  const [shown, setShown] = useState<{ document: string; place: Place }>();
  const [trouble, setTrouble] = useState<string>();
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);
  return {
    in: (document) => (shown?.document === document ? shown.place : undefined),
    showIn: (document) => (place, quote) => {
      running.current?.abort();
      const controller = new AbortController();
      running.current = controller;
      setTrouble(undefined);
      setShown({ document, place });
      persist(worker, 'show', { document, place, quote }, { signal: controller.signal }).catch((reason) => {
        if (controller.signal.aborted) return;
        setShown(undefined);
        setTrouble(messageOf(reason));
      });
    },
    clear: (tabId) => {
      if (!shown) return;
      running.current?.abort();
      setShown(undefined);
      worker.run('clearMarks', { tabId }).catch((reason) => setTrouble(messageOf(reason)));
    },
    trouble,
  };
}
