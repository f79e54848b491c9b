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

export const FIRST =
  'Rivers that cross a wide plain seldom run straight for more than ten times their own width, whatever the ground is made of and however gently it falls towards the sea.';
export const SECOND =
  'Measurements of one hundred and ninety bends show that the distance from one bend to the next is between ten and fourteen widths, a proportion that holds for brooks and for the largest rivers alike.';
export const THIRD =
  'The explanation is sought in the way in which water turns while it flows: along the bottom it moves towards the inner bank and carries sediment with it, and along the surface it moves towards the outer bank, which it undermines.';

/** Three pages with running titles and numbers; on the first a title across two columns, with broken words. */
export function twoColumns(): Promise<Uint8Array> {
  return makePdf((pdf, write, font) => {
    for (const number of [1, 2, 3]) {
      const page = pdf.addPage([595, 842]);
      write(page, ['Journal of Valleys, volume 12'], { x: 60, y: 810, size: 8 });
      write(page, [String(number)], { x: 295, y: 30, size: 8 });
      if (number > 1) continue;
      write(page, ['On the bends of rivers'], { x: 180, y: 770, size: 18 });
      write(page, ['A. Author and B. Writer'], { x: 240, y: 745 });
      // The right column is drawn first: the order in the file is not the order of reading.
      let y = write(page, wrap(THIRD, font, 225), { x: 310, y: 700 });
      y = write(page, ['2.1 What it means'], { x: 310, y: y - 14 });
      write(page, wrap(FIRST, font, 225), { x: 310, y: y - 14 });
      y = write(page, ['1 Introduction'], { x: 60, y: 700, size: 13 });
      y = write(page, wrap(FIRST, font, 225), { x: 60, y: y - 4 });
      y = write(page, wrap(SECOND, font, 225), { x: 60, y: y - 8 });
    }
  });
}
