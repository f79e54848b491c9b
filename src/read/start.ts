import { browser } from 'wxt/browser';
import { PAGE_PORT, type PageJobs } from '@/rpc/page-jobs';
import { serve } from '@/rpc/server';
import type { Wire } from '@/rpc/wire';
import { TabReader } from './tab-reader';
import { Unreadable } from './unreadable';

declare global {
  /** Set in a page that a reader serves, so that it is served once however often the script is put in. */
  var inklingReader: TabReader | undefined;
}

/** Serves the worker's questions about this page. Safe to run again in the same page. */
export function startReader(): void {
  if (globalThis.inklingReader) return;
  const reader = new TabReader(document);
  globalThis.inklingReader = reader;
  browser.runtime.onConnect.addListener((port) => {
    if (port.name !== PAGE_PORT) return;
    serve<PageJobs>(port as Wire, {
      read: ({ want }, { signal }) => reader.read(want, signal),
      offer: async () => reader.offer(),
      highlight: async ({ place, text }) => reader.highlight(place, text),
      clear: async () => reader.clear(),
      bytes: async () => {
        throw new Unreadable('This page is not a file.');
      },
      seek: async ({ ms }) => reader.seek(ms),
    });
  });
}
