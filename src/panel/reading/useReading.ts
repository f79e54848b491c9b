import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { messageOf, persist } from '@/panel/persist';
import type { PageInFront } from '@/panel/usePageTab';
import type { Client } from '@/rpc/client';
import type { WorkerJobs } from '@/rpc/jobs';
import type { Wanted } from '@/rpc/reading-jobs';
import type { Settings } from '@/store/settings';
import type { Reading } from './reading';

export interface ReadingInUse {
  reading: Reading;
  /** Reads again. */
  refresh: () => void;
}

/** What the worker calls a tab that cannot be read, as against a failure. */
const CANNOT_READ = 'CannotRead';

/** Why nothing is read at all; undefined where it may be tried. */
function restOf(page: PageInFront | undefined, { enabled, sitesOff }: Settings): Reading | undefined {
  if (!page) return { kind: 'reading' };
  if (!enabled) return { kind: 'off', where: 'everywhere' };
  if (page.place.kind === 'viewer') return undefined;
  if (page.place.kind !== 'site') return { kind: 'nothing', why: page.place.why };
  return sitesOff.includes(page.place.site) ? { kind: 'off', where: 'site' } : undefined;
}

/**
 * Reads what the panel stands over, and again when another page is there. What was read before is shown until then, so that a
 * popup that is opened again has it at once.
 */
export function useReading(
  worker: Client<WorkerJobs>,
  page: PageInFront | undefined,
  settings: Settings | undefined,
  want: Wanted,
): ReadingInUse {
  const [reading, setReading] = useState<Reading>({ kind: 'reading' });
  const [round, setRound] = useState(0);
  const shown = useRef('');
  const rest = settings ? restOf(page, settings) : ({ kind: 'reading' } as const);
  const resting = rest && JSON.stringify(rest);
  const tabId = page?.tab?.id;
  const subject = `${tabId} ${page?.tab?.url} ${want}`;

  useEffect(() => {
    if (resting) {
      shown.current = '';
      setReading(JSON.parse(resting) as Reading);
      return;
    }
    const controller = new AbortController();
    const { signal } = controller;
    if (shown.current !== subject) setReading({ kind: 'reading' });
    shown.current = subject;
    let isRead = false;
    const show = (next: Reading): void => {
      if (!signal.aborted) setReading(next);
    };
    if (want === 'page') {
      worker.run('recall', { tabId: tabId! }, { signal }).then(
        (recalled) => recalled && !isRead && show({ kind: 'read', document: recalled.document }),
        () => {}, // Then there is nothing to show before the page is read.
      );
    }
    persist(
      worker,
      'openDocument',
      { tabId: tabId!, want },
      { signal, onRestart: () => show({ kind: 'reading', isAgain: true }) },
    )
      .then(
        (document) => show({ kind: 'read', document }),
        (reason) => {
          const why = messageOf(reason);
          show(reason instanceof Error && reason.name === CANNOT_READ ? { kind: 'nothing', why } : { kind: 'failed', why });
        },
      )
      .finally(() => {
        isRead = true;
      });
    return () => controller.abort();
  }, [worker, resting, subject, page?.turn, round]);

  return { reading, refresh: useCallback(() => setRound((last) => last + 1), []) };
}
