import { useEffect, useRef, useState } from 'preact/hooks';
import { messageOf, persist } from '@/panel/persist';
import type { Client } from '@/rpc/client';
import type { WorkerJobs } from '@/rpc/jobs';
import type { SummaryRun } from '@/rpc/reading-jobs';
import type { SummaryChoice } from '@/store/panel';

export interface SummaryInUse {
  /** As far as it is made; absent until the worker told. */
  run?: SummaryRun;
  /** Whether the worker was started anew on the way. */
  isResumed: boolean;
  /** Why there is no word of it. */
  trouble?: string;
  stop: () => void;
  /** Makes it anew after it was stopped or failed. */
  again: () => void;
}

/** The worker has no room for every document for ever. */
const NOT_KEPT = 'NotKept';

/** The summary of a document as it is wanted: made, joined or found, and followed. `onNotKept`: the document must be read again. */
export function useSummary(
  worker: Client<WorkerJobs>,
  document: string,
  { length, style }: SummaryChoice,
  onNotKept: () => void,
): SummaryInUse {
  const [state, setState] = useState<Pick<SummaryInUse, 'run' | 'isResumed' | 'trouble'>>({ isResumed: false });
  const [round, setRound] = useState(0);
  const isAgain = useRef(false);

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const again = isAgain.current;
    isAgain.current = false;
    const show = (next: Partial<SummaryInUse>): void => {
      if (!signal.aborted) setState((last) => ({ ...last, ...next }));
    };
    const onPart = (run: SummaryRun): void => show({ run });
    setState({ isResumed: false });
    persist(
      worker,
      'summarize',
      { document, length, style, again },
      { signal, onPart, onRestart: () => show({ isResumed: true }) },
    ).then(onPart, (reason) => {
      if (signal.aborted) return;
      if (reason instanceof Error && reason.name === NOT_KEPT) onNotKept();
      else show({ trouble: messageOf(reason) });
    });
    return () => controller.abort();
  }, [worker, document, length, style, round]);

  const id = state.run?.id;
  return {
    ...state,
    stop: () => {
      if (id) worker.run('stop', { id }).catch((reason) => setState((last) => ({ ...last, trouble: messageOf(reason) })));
    },
    again: () => {
      isAgain.current = true;
      setRound((last) => last + 1);
    },
  };
}
