import { browser } from 'wxt/browser';
import { type Client, Disconnected } from '@/rpc/client';
import type { WorkerJobs } from '@/rpc/jobs';

/** Whether this script has outlived its extension, which was reloaded, updated or removed. */
export function isOrphan(): boolean {
  try {
    return !browser.runtime.id;
  } catch {
    return true;
  }
}

/** Runs a job, a second time where the worker was stopped in the middle of it. */
export async function ask<N extends keyof WorkerJobs>(
  client: Client<WorkerJobs>,
  name: N,
  input: WorkerJobs[N]['input'],
  signal?: AbortSignal,
  onPart?: (part: WorkerJobs[N]['part']) => void,
): Promise<WorkerJobs[N]['output']> {
  const options = { ...(signal && { signal }), ...(onPart && { onPart }) };
  try {
    return await client.run(name, input, options);
  } catch (reason) {
    if (!(reason instanceof Disconnected) || isOrphan()) throw reason;
    return client.run(name, input, options);
  }
}
