import { useEffect, useRef, useState } from 'preact/hooks';
import { persist } from '@/panel/persist';
import type { Client } from '@/rpc/client';
import type { WorkerJobs } from '@/rpc/jobs';

/** How far what is asked was read for its meaning. */
interface MeaningRead {
  /** What was chosen to be asked. */
  of: string;
  /** 0–1. */
  share: number;
  /** The encoder that has read all of it. */
  engine?: string;
  /** Set where there is no encoder. */
  isMissing?: true;
}

/**
 * Has what is chosen, which `of` names, read for its meaning as long as the panel shows it; undefined while nothing is known.
 * Questions are answered meanwhile, and also where that fails: by their words.
 */
export function useMeaning(worker: Client<WorkerJobs>, of: string, documents: () => Promise<string[]>): MeaningRead | undefined {
  const [read, setRead] = useState<MeaningRead>();
  const chosen = useRef(documents);
  chosen.current = documents;
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const readAll = async (): Promise<void> => {
      const keys = await chosen.current();
      const onPart = ({ done, all }: { done: number; all: number }): void => {
        if (!signal.aborted) setRead({ of, share: done / all });
      };
      const engine = await persist(worker, 'readForMeaning', { documents: keys }, { signal, onPart });
      if (!signal.aborted) setRead(engine === null ? { of, share: 0, isMissing: true } : { of, share: 1, engine });
    };
    readAll().catch(() => !signal.aborted && setRead(undefined));
    return () => controller.abort();
  }, [worker, of]);
  return read?.of === of ? read : undefined;
}
