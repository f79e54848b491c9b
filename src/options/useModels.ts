import { useEffect, useState } from 'preact/hooks';
import { type Client, Disconnected } from '@/rpc/client';
import type { WorkerJobs } from '@/rpc/jobs';
import type { ModelsReport } from '@/rpc/model-jobs';

export interface ModelsInUse {
  /** Undefined until the worker has answered. */
  report: ModelsReport | undefined;
  /** Why there is no answer, or why the last wish was not fulfilled. */
  trouble: string | undefined;
  download(id: string): void;
  pause(id: string): void;
  remove(id: string): void;
  /** Loads a model, and measures it. */
  tryOut(id: string): void;
}

/** What the worker says of models, as it changes; asked again when the worker was stopped. */
export function useModels(worker: Client<WorkerJobs>): ModelsInUse {
  const [report, setReport] = useState<ModelsReport>();
  const [trouble, setTrouble] = useState<string>();
  useEffect(() => {
    const stop = new AbortController();
    const watch = async (): Promise<void> => {
      for (;;) {
        try {
          await worker.run('watchModels', undefined, { signal: stop.signal, onPart: setReport });
        } catch (reason) {
          if (stop.signal.aborted) return;
          if (!(reason instanceof Disconnected)) return setTrouble(messageOf(reason));
        }
      }
    };
    void watch();
    return () => stop.abort();
  }, [worker]);
  const ask = (wish: Promise<void>): void => {
    wish.then(
      () => setTrouble(undefined),
      (reason) => setTrouble(messageOf(reason)),
    );
  };
  return {
    report,
    trouble,
    download: (id) => {
      void navigator.storage.persist(); // Else the browser may throw a model away when the disk is nearly full.
      ask(worker.run('downloadModel', { id }));
    },
    pause: (id) => ask(worker.run('pauseModel', { id })),
    remove: (id) => ask(worker.run('deleteModel', { id })),
    tryOut: (id) => ask(worker.run('tryModel', { id })),
  };
}

function messageOf(reason: unknown): string {
  return reason instanceof Error ? reason.message : String(reason);
}
