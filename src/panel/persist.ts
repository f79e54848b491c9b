import { type Client, Disconnected, type RunOptions } from '@/rpc/client';
import type { JobMap } from '@/rpc/jobs';

/** A worker that goes away so often in the middle of one job will go away again. */
const MOST_RESTARTS = 3;

/**
 * Runs a job, and again when the worker went away before it answered: the browser starts it anew, and it takes up what it was
 * doing. `onRestart` tells of it.
 */
export async function persist<Jobs extends JobMap, N extends keyof Jobs>(
  worker: Client<Jobs>,
  name: N,
  input: Jobs[N]['input'],
  { onRestart, ...options }: RunOptions<Jobs[N]['part']> & { onRestart?: () => void } = {},
): Promise<Jobs[N]['output']> {
  for (let restarts = 0; ; restarts++) {
    try {
      return await worker.run(name, input, options);
    } catch (reason) {
      if (!(reason instanceof Disconnected) || restarts === MOST_RESTARTS) throw reason;
      options.signal?.throwIfAborted();
      onRestart?.();
    }
  }
}

/** What went wrong, in words. */
export function messageOf(reason: unknown): string {
  return reason instanceof Error ? reason.message : String(reason);
}
