import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { AnchoredBlock } from '@/read/anchored';
import type { ReadDocument } from '@/read/document';
import { Unreadable } from '@/read/unreadable';
import { pdfBlocks } from './blocks';
import type { PdfPage, Piece } from './piece';
import { piecesOf } from './pieces';

/** Fewer characters a page are stamps on pictures of pages. */
const FEWEST_CHARACTERS = 12;

export interface PdfReading {
  document: ReadDocument;
  anchors: AnchoredBlock<Piece>[];
}

export interface ReadPdfOptions {
  url: string;
  signal?: AbortSignal;
  onPage?: (page: number, of: number) => void;
}

/** Reads all pages of an open PDF. Throws `Unreadable` for one that has pictures of text alone. */
export async function readPdf(pdf: PDFDocumentProxy, { url, signal, onPage }: ReadPdfOptions): Promise<PdfReading> {
  const pages: PdfPage[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    signal?.throwIfAborted();
    onPage?.(number, pdf.numPages);
    const page = await pdf.getPage(number);
    pages.push(piecesOf(page, await page.getTextContent()));
    page.cleanup();
  }
  const characters = pages.reduce((sum, { pieces }) => sum + pieces.reduce((length, { text }) => length + text.length, 0), 0);
  if (characters < FEWEST_CHARACTERS * pages.length) {
    throw new Unreadable(
      'This PDF holds pictures of pages and no text. Run text recognition (OCR) on it with another program, then open the new file.',
    );
  }
  const anchors = pdfBlocks(pages);
  const title = (await titleOf(pdf)) || anchors.find(({ block }) => block.kind === 'heading')?.block.text || nameOf(url);
  return { document: { source: 'pdf', title, url, blocks: anchors.map(({ block }) => block) }, anchors };
}

/** The title that the file says it has, unless it is the name of the program's own file. */
async function titleOf(pdf: PDFDocumentProxy): Promise<string> {
  const { info } = await pdf.getMetadata();
  const title = (info as { Title?: unknown }).Title;
  if (typeof title !== 'string' || /\.(?:docx?|tex|dvi|indd|qxd|pdf|pptx?)$|^(?:untitled|microsoft word)/i.test(title.trim()))
    return '';
  return title.replace(/\s+/g, ' ').trim();
}

function nameOf(url: string): string {
  const name = url.split(/[?#]/)[0]!.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(name) || url;
  } catch {
    return name || url;
  }
}
