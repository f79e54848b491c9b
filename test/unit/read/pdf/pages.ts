import { PDFDocument, type PDFFont, type PDFPage, StandardFonts } from 'pdf-lib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { openPdf } from '@/read/pdf/open';
import { type PdfReading, readPdf } from '@/read/pdf/read';

/** Draws lines one under the other from a height on; gives the height after the last. */
export type Draw = (page: PDFPage, lines: string[], at: { x: number; y: number; size?: number; leading?: number }) => number;

/** A PDF of A4 pages, drawn by a test. */
export async function makePdf(draw: (pdf: PDFDocument, write: Draw, font: PDFFont) => void): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.TimesRoman);
  draw(
    pdf,
    (page, lines, { x, y, size = 10, leading = 12 }) => {
      for (const [i, line] of lines.entries()) page.drawText(line, { x, y: y - i * leading, size, font });
      return y - lines.length * leading;
    },
    font,
  );
  return pdf.save();
}

/** Reads it as the extension does. */
export async function readBytes(bytes: Uint8Array): Promise<PdfReading> {
  return readPdf(await openPdf(bytes, getDocument), { url: 'http://example.org/papers/bends.pdf' });
}

/** Cuts text into lines no wider than `width`, breaking words at a hyphen where one does not fit. */
export function wrap(text: string, font: PDFFont, width: number, size = 10): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line ? `${line} ${word}` : word;
    if (font.widthOfTextAtSize(longer, size) <= width) {
      line = longer;
      continue;
    }
    // Some words are broken, so that the reader has something to join.
    const broken = word.length > 7 && /^\p{Ll}+$/u.test(word) ? `${line} ${word.slice(0, 4)}-` : '';
    const fits = broken && font.widthOfTextAtSize(broken, size) <= width;
    lines.push(fits ? broken : line);
    line = fits ? word.slice(4) : word;
  }
  return [...lines, line];
}
