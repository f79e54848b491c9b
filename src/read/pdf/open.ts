import type { getDocument, PDFDocumentProxy } from 'pdfjs-dist';
import { Unreadable } from '@/read/unreadable';

/** The most that is read into memory. */
const LARGEST_BYTES = 200e6;

/** Where pdf.js finds what it does not bring along: tables for East Asian encodings, fonts that files leave out, decoders of pictures, colour profiles. */
export interface PdfFiles {
  cMapUrl?: string;
  standardFontDataUrl?: string;
  wasmUrl?: string;
  iccUrl?: string;
}

/**
 * Opens a PDF. `getDocument` is pdf.js's own, of the build that fits where this runs. Throws `Unreadable`, in words for a person, for
 * what is no PDF, is broken, locked or too large.
 */
export async function openPdf(
  bytes: Uint8Array,
  open: typeof getDocument,
  { files = {}, signal }: { files?: PdfFiles; signal?: AbortSignal } = {},
): Promise<PDFDocumentProxy> {
  signal?.throwIfAborted();
  if (bytes.length === 0) throw new Unreadable('This file is empty.');
  if (bytes.length > LARGEST_BYTES) {
    throw new Unreadable(`This PDF is too large to read (${megabytes(bytes.length)}, the most is ${megabytes(LARGEST_BYTES)}).`);
  }
  // The packed fonts have the widths that files count on; the system's mostly have not.
  const task = open({ data: bytes, ...files, useSystemFonts: false, isEvalSupported: false, verbosity: 0 });
  const abort = (): void => void task.destroy();
  signal?.addEventListener('abort', abort);
  try {
    return await task.promise;
  } catch (reason) {
    signal?.throwIfAborted();
    throw new Unreadable(wordsFor(reason as Error));
  } finally {
    signal?.removeEventListener('abort', abort);
  }
}

function wordsFor({ name, message }: Error): string {
  if (name === 'PasswordException') {
    return "This PDF is locked with a password. Save a copy without a password, then drop it on Inkling's viewer.";
  }
  if (name === 'InvalidPDFException') return 'This file is broken, or is no PDF. Try to download it again.';
  return `This PDF cannot be opened (${message}).`;
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}
