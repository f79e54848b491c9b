import type { WorkerJobs } from '@/rpc/jobs';
import type { Handlers } from '@/rpc/server';

/** One function per job of the worker. */
export function createHandlers(): Handlers<WorkerJobs> {
  return {
    complete: async ({ before }) =>
      before.endsWith('th') ? { text: 'e', p: 0.9 } : before.endsWith(' ') ? { text: 'the', p: 0.5 } : null,
    accepted: async () => {},
    learn: async () => {},
    forget: async () => {},
    status: async () => ({ engine: 'built in', bytes: 0, learnedWords: 0 }),
  };
}
