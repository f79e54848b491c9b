import { browser } from 'wxt/browser';
import { WORKER_PORT } from '@/rpc/connect';
import { serve } from '@/rpc/server';
import type { Wire } from '@/rpc/wire';
import { createHandlers } from './handlers';
import { readingHandlers, resumeReading } from './reading/handlers';
import { answerShortcut } from './shortcut';

/**
 * Answers each connection from our own pages and content scripts, and the keys of the manifest, and takes up what a stopped
 * worker left behind. Must run synchronously when the worker starts.
 */
export function startWorker(): void {
  const forContent = createHandlers();
  const forPages = { ...forContent, ...readingHandlers };
  const ownPages = browser.runtime.getURL('/');
  answerShortcut();
  browser.runtime.onConnect.addListener((port) => {
    if (port.name !== WORKER_PORT || port.sender?.id !== browser.runtime.id) return;
    serve(port as Wire, port.sender.url?.startsWith(ownPages) ? forPages : forContent);
  });
  resumeReading();
}
