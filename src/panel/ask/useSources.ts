import { useEffect, useRef, useState } from 'preact/hooks';
import { messageOf, persist } from '@/panel/persist';
import type { SourceOption } from '@/panel/reading/source';
import type { Client } from '@/rpc/client';
import type { WorkerJobs } from '@/rpc/jobs';
import type { DocumentInfo } from '@/rpc/reading-jobs';

interface SourcesInUse {
  /** The page, what else there is in its tab, then the other tabs. */
  options: SourceOption[];
  chosen: string[];
  toggle: (id: string) => void;
  /** Finds the other tabs, which may have changed. */
  look: () => void;
  /** The address of the first of what is chosen; undefined where nothing is. */
  url: string | undefined;
  /** The keys of what is chosen, read where that is still to be done. Rejects with what cannot be read. */
  documents: () => Promise<string[]>;
  trouble: string | undefined;
}

const PAGE = 'page';

/** What a question is put to: this page, unless the person chooses otherwise; where it cannot be read, other tabs. */
export function useSources(
  worker: Client<WorkerJobs>,
  tabId: number,
  page: DocumentInfo | undefined,
  parts: SourceOption[],
  selectionAsked: number,
): SourcesInUse {
  const [tabs, setTabs] = useState<SourceOption[]>([]);
  const first = page ? [PAGE] : [];
  const [chosen, setChosen] = useState<string[]>(first);
  const [trouble, setTrouble] = useState<string>();
  const reading = useRef(new Map<string, Promise<string>>());

  useEffect(() => {
    setChosen(first);
    setTrouble(undefined);
    reading.current.clear();
  }, [tabId, page?.url]);

  useEffect(() => {
    if (selectionAsked > 0) setChosen(['selection']);
  }, [selectionAsked]);

  const options = [
    ...(page
      ? [{ id: PAGE, label: 'This page', tabId, want: 'page' as const, url: page.url, ...(page.icon && { icon: page.icon }) }]
      : []),
    ...parts,
    ...tabs,
  ];

  const read = ({ id, tabId, want, label }: SourceOption): Promise<string> => {
    const started = reading.current.get(id);
    if (started) return started;
    const key = persist(worker, 'openDocument', { tabId, want }).then(
      (document) => document.key,
      (reason) => {
        reading.current.delete(id);
        throw new Error(`“${label}” cannot be asked. ${messageOf(reason)}`);
      },
    );
    reading.current.set(id, key);
    return key;
  };

  // What was chosen may be gone: a selection that was taken back, a tab that was closed.
  const there = options.filter(({ id }) => chosen.includes(id));
  const asked = there.length > 0 || !page ? there : options.slice(0, 1);
  return {
    options,
    chosen: asked.map(({ id }) => id),
    trouble,
    url: page?.url ?? asked[0]?.url,
    toggle: (id) => {
      setTrouble(undefined);
      const isOn = chosen.includes(id);
      if (isOn && chosen.length === 1) return; // A question needs something that could answer it.
      setChosen(isOn ? chosen.filter((other) => other !== id) : [...chosen, id]);
      const option = options.find((other) => other.id === id);
      if (isOn || !option || id === PAGE) return;
      read(option).catch((reason) => {
        setTrouble(messageOf(reason));
        setChosen((last) => (last.length > 1 ? last.filter((other) => other !== id) : first));
      });
    },
    look: () => {
      persist(worker, 'tabs', undefined).then(
        (found) =>
          setTabs(
            found
              .filter((tab) => tab.tabId !== tabId)
              .map(({ tabId, title, url, icon }) => ({ id: `tab ${tabId}`, label: title, url, icon, tabId, want: 'page' })),
          ),
        (reason) => setTrouble(messageOf(reason)),
      );
    },
    documents: () => Promise.all(asked.map((option) => (page && option.id === PAGE ? page.key : read(option)))),
  };
}
