import { browser } from 'wxt/browser';
import { Client } from './client';
import type { WorkerJobs } from './jobs';

/** The name of the port that carries the jobs of content scripts and extension pages to the worker. */
export const WORKER_PORT = 'worker';

/** The name of the port on which the worker asks something of the field that has the focus in a frame. */
export const FIELD_PORT = 'field';

/** A client of the background worker, for content scripts and extension pages. */
export function connectWorker(): Client<WorkerJobs> {
  return new Client<WorkerJobs>(() => browser.runtime.connect({ name: WORKER_PORT }));
}
