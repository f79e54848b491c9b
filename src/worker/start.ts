import { browser } from 'wxt/browser';
import { WORKER_PORT } from '@/rpc/connect';
import { serve } from '@/rpc/server';
import type { Wire } from '@/rpc/wire';
import { createHandlers } from './handlers';

/** Answers each connection from our own pages and content scripts. Must run synchronously when the worker starts. */
export function startWorker(): void {
  const handlers = createHandlers();
  browser.runtime.onConnect.addListener((port) => {
    if (port.name !== WORKER_PORT || port.sender?.id !== browser.runtime.id) return;
    serve(port as Wire, handlers);
  });
}
