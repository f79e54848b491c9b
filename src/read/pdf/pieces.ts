import type { PDFPageProxy } from 'pdfjs-dist';
import type { PdfPage, Piece } from './piece';

type Matrix = [number, number, number, number, number, number];
/** What pdf.js calls the text of a page. */
export type TextContent = Awaited<ReturnType<PDFPageProxy['getTextContent']>>;

/** How far letters may lean before they are taken to be turned. */
const MOST_TURN = 0.2;

/** The pieces of a page. Text that is turned (stamps in the margin, labels of axes) is left out: it is in no line. */
export function piecesOf(page: PDFPageProxy, content: TextContent): PdfPage {
  const viewport = page.getViewport({ scale: 1 });
  const pieces: Piece[] = [];
  let item = -1;
  for (const one of content.items) {
    if (!('str' in one)) continue;
    item++;
    if (one.str.trim() === '') continue;
    const [a, b, c, d, left, baseline] = multiply(viewport.transform as Matrix, one.transform as Matrix);
    const size = Math.hypot(c, d);
    if (size === 0 || a <= 0 || Math.abs(b) > MOST_TURN * Math.abs(a)) continue;
    pieces.push({ page: page.pageNumber, item, text: one.str, left, right: left + one.width, baseline, size });
  }
  return { number: page.pageNumber, width: viewport.width, height: viewport.height, pieces };
}

/** The transform that first does `inner`, then `outer` (PDF 32000-1, 8.3.4). */
function multiply(outer: Matrix, inner: Matrix): Matrix {
  return [
    outer[0] * inner[0] + outer[2] * inner[1],
    outer[1] * inner[0] + outer[3] * inner[1],
    outer[0] * inner[2] + outer[2] * inner[3],
    outer[1] * inner[2] + outer[3] * inner[3],
    outer[0] * inner[4] + outer[2] * inner[5] + outer[4],
    outer[1] * inner[4] + outer[3] * inner[5] + outer[5],
  ];
}
