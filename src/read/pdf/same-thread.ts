import { getDocument } from 'pdfjs-dist';
import * as worker from 'pdfjs-dist/build/pdf.worker.mjs';

declare global {
  /** Where pdf.js looks for its worker's code before it starts a worker. */
  var pdfjsWorker: unknown;
}

// In a page of another origin no worker of ours can be started, so the parser runs beside its caller.
globalThis.pdfjsWorker = worker;

export { getDocument };
