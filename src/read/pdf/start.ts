import { browser } from 'wxt/browser';
import { Unreadable } from '@/read/unreadable';
import { PAGE_PORT, type PageJobs } from '@/rpc/page-jobs';
import { serve } from '@/rpc/server';
import type { Wire } from '@/rpc/wire';
import { openPdf } from './open';
import { type PdfReading, readPdf } from './read';
import { getDocument } from './same-thread';

/** Parts in which a file is handed on: small enough for one message. */
const PART_BYTES = 4 << 20;

declare global {
  /** Set in a tab with a PDF that is served. */
  var inklingPdfReader: true | undefined;
}

/** Serves the worker's questions about the PDF in the browser's own viewer, which can be read and cannot be marked. */
export function startPdfReader(): void {
  if (globalThis.inklingPdfReader) return;
  globalThis.inklingPdfReader = true;
  let reading: Promise<PdfReading> | undefined;
  const read = async (signal: AbortSignal): Promise<PdfReading> => {
    const pdf = await openPdf(await ownBytes(signal), getDocument, { signal });
    try {
      return await readPdf(pdf, { url: location.href, signal });
    } finally {
      await pdf.destroy();
    }
  };
  browser.runtime.onConnect.addListener((port) => {
    if (port.name !== PAGE_PORT) return;
    serve<PageJobs>(port as Wire, {
      read: async ({ want }, { signal }) => {
        if (want !== 'page') throw new Unreadable("Of a PDF in the browser's own viewer only the whole can be read.");
        reading ??= read(signal);
        reading.catch(() => (reading = undefined));
        return (await reading).document;
      },
      offer: async () => ({ selectedWords: 0, hasCaptions: false }),
      highlight: async () => false,
      clear: async () => {},
      seek: async () => false,
      bytes: async (_, { signal, emit }) => {
        const bytes = await ownBytes(signal);
        for (let at = 0; at < bytes.length; at += PART_BYTES) emit(bytes.slice(at, at + PART_BYTES));
      },
    });
  });
}

/** The file that this tab shows, mostly from the browser's cache. */
async function ownBytes(signal: AbortSignal): Promise<Uint8Array> {
  let response: Response;
  try {
    response = await fetch(location.href, { cache: 'force-cache', signal });
  } catch (reason) {
    signal.throwIfAborted();
    throw new Unreadable(
      `This PDF could not be loaded again (${(reason as Error).message}). Save it, then drop it on Inkling's viewer.`,
    );
  }
  if (!response.ok) {
    throw new Unreadable(`The site did not give this PDF again (${response.status}). Save it, then drop it on Inkling's viewer.`);
  }
  return new Uint8Array(await response.arrayBuffer());
}
