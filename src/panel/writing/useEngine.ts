import { useCallback, useEffect, useState } from 'preact/hooks';
import { type Client, Disconnected } from '@/rpc/client';
import type { WorkerJobs } from '@/rpc/jobs';
import type { EngineReport } from './report';

/** Asks the worker; once more when it went away before it answered. */
async function ask(worker: Client<WorkerJobs>): Promise<EngineReport> {
  const status = () => worker.run('status', undefined);
  try {
    return {
      kind: 'answered',
      status: await status().catch((reason) => (reason instanceof Disconnected ? status() : Promise.reject(reason))),
    };
  } catch (reason) {
    return { kind: 'silent', why: reason instanceof Error ? reason.message : String(reason) };
  }
}

export interface EngineInUse {
  report: EngineReport;
  /** Asks again. */
  refresh: () => Promise<void>;
  /** Asks again after a failure; the worker tries again what failed. */
  retry: () => void;
}

/** What the engine says of itself. */
export function useEngine(worker: Client<WorkerJobs>): EngineInUse {
  const [report, setReport] = useState<EngineReport>({ kind: 'starting' });
  const refresh = useCallback(async () => setReport(await ask(worker)), [worker]);
  useEffect(() => void refresh(), [refresh]);
  const retry = (): void => {
    setReport({ kind: 'starting' });
    void refresh();
  };
  return { report, refresh, retry };
}
