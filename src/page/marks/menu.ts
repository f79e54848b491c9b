import { browser } from 'wxt/browser';
import { FIELD_PORT } from '@/rpc/connect';
import type { FieldJobs } from '@/rpc/jobs';
import { serve } from '@/rpc/server';
import type { Wire } from '@/rpc/wire';

/** Answers the worker, when the person chose something in the field's context menu, until the signal aborts. */
export function answerMenu(fixSpelling: () => void, signal: AbortSignal): void {
  const accept = (port: ReturnType<typeof browser.runtime.connect>): void => {
    if (port.name !== FIELD_PORT || port.sender?.id !== browser.runtime.id) return;
    serve<FieldJobs>(port as Wire, { fixSpelling: async () => fixSpelling() });
  };
  browser.runtime.onConnect.addListener(accept);
  const stop = (): void => {
    try {
      browser.runtime.onConnect.removeListener(accept);
    } catch {} // The extension was reloaded, and its listeners went with it.
  };
  signal.addEventListener('abort', stop, { once: true });
}
