import { browser } from 'wxt/browser';
import { Client } from './client';
import type { WorkerJobs } from './jobs';

/** The name of the port that carries the jobs of content scripts and extension pages to the worker. */
export const WORKER_PORT = 'worker';

/** A client of the background worker, for content scripts and extension pages. */
export function connectWorker(): Client<WorkerJobs> {
  return new Client<WorkerJobs>(() => browser.runtime.connect({ name: WORKER_PORT }));
}
