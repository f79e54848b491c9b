import { GlobalWorkerOptions, getDocument } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import { nodeRangesOf } from '@/read/anchored';
import { openPdf } from '@/read/pdf/open';
import { readPdf } from '@/read/pdf/read';
import type { Bar } from './bar';
import { findText } from './find-text';
import { type Opened, selectedOf } from './opened';
import { PdfView } from './pdf-view';
import type { Source } from './source';

/** What pdf.js asks for, packed with the extension. */
const FILES = {
  cMapUrl: '/pdf/cmaps/',
  standardFontDataUrl: '/pdf/standard_fonts/',
  wasmUrl: '/pdf/wasm/',
  iccUrl: '/pdf/iccs/',
};

/** Shows a PDF and reads it. */
export async function openPdfIn(
  stage: HTMLElement,
  bar: Bar,
  bytes: Uint8Array,
  { url }: Source,
  signal: AbortSignal,
): Promise<Promise<Opened>> {
  GlobalWorkerOptions.workerSrc = workerUrl;
  const pdf = await openPdf(bytes, getDocument, { files: FILES, signal });
  signal.addEventListener('abort', () => void pdf.destroy());
  const view = await PdfView.show(pdf, stage, signal);
  bar.showPages(view, signal);
  return readPdf(pdf, { url, signal }).then(({ document, anchors }) => ({
    document,
    selected: (selection) => {
      const shown = anchors.map(({ block, runs }) => ({
        block,
        runs: runs.flatMap((run) => {
          const node = view.shownText(run.node.page, run.node.item);
          return node ? [{ ...run, node }] : [];
        }),
      }));
      return selectedOf(document, shown, selection);
    },
    locate: async (place, text) => {
      const found = findText(document, place, text);
      if (!found) return [];
      const located = [];
      for (const { node, start, end } of nodeRangesOf(anchors[found.block]!, found)) {
        const shown = await view.textOf(node.page, node.item);
        if (shown) located.push({ node: shown, start, end });
      }
      return located;
    },
  }));
}
