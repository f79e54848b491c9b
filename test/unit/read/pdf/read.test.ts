import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, it } from 'vitest';
import type { Block } from '@/read/document';
import { openPdf } from '@/read/pdf/open';
import { pageOf } from '@/read/position';
import { FIRST, makePdf, readBytes, SECOND, THIRD, twoColumns, wrap } from './pages';

it('reads two columns one after the other, across the page, with broken words joined and running titles left out', async () => {
  const bytes = await twoColumns();
  const { document } = await readBytes(bytes);
  expect(document.title).toBe('On the bends of rivers');
  expect(document.blocks.map(({ kind, text, section, page }) => ({ kind, text, section: section.join(' > '), page }))).toEqual([
    { kind: 'heading', text: 'On the bends of rivers', section: '', page: 1 },
    { kind: 'paragraph', text: 'A. Author and B. Writer', section: 'On the bends of rivers', page: 1 },
    { kind: 'heading', text: '1 Introduction', section: 'On the bends of rivers', page: 1 },
    { kind: 'paragraph', text: FIRST, section: 'On the bends of rivers > 1 Introduction', page: 1 },
    { kind: 'paragraph', text: SECOND, section: 'On the bends of rivers > 1 Introduction', page: 1 },
    { kind: 'paragraph', text: THIRD, section: 'On the bends of rivers > 1 Introduction', page: 1 },
    { kind: 'heading', text: '2.1 What it means', section: 'On the bends of rivers > 1 Introduction', page: 1 },
    { kind: 'paragraph', text: FIRST, section: 'On the bends of rivers > 1 Introduction > 2.1 What it means', page: 1 },
  ]);
});

it('goes on with a paragraph in the next column and on the next page, past the footnotes between', async () => {
  const bytes = await makePdf((pdf, write, font) => {
    const lines = wrap(`${FIRST} ${SECOND} ${THIRD}`, font, 225);
    const third = Math.floor(lines.length / 3);
    const [first, second] = [pdf.addPage([595, 842]), pdf.addPage([595, 842])];
    // Enough of a column on each side for a gutter to show.
    write(first, lines.slice(0, third), { x: 60, y: 700 });
    write(first, ['1 A note under the line, in small letters.'], { x: 60, y: 120, size: 7 });
    write(first, lines.slice(third, 2 * third), { x: 310, y: 700 });
    write(second, lines.slice(2 * third), { x: 60, y: 700 });
  });
  const { document } = await readBytes(bytes);
  expect(document.blocks.map(({ text, page }) => [text, page])).toEqual([
    [`${FIRST} ${SECOND} ${THIRD}`, 1],
    ['1 A note under the line, in small letters.', 1],
  ]);
  const [{ text, pages }] = document.blocks as [Block];
  expect(pages).toHaveLength(1);
  expect(pageOf(document.blocks[0]!, pages![0]!.at - 1)).toBe(1);
  expect(pageOf(document.blocks[0]!, pages![0]!.at)).toBe(2);
  expect(pageOf(document.blocks[0]!, text.length - 1)).toBe(2);
  expect(document.blocks[1]).not.toHaveProperty('pages');
});

it('joins words that a line broke, and keeps the hyphens that words have', async () => {
  const bytes = await makePdf((pdf, write) => {
    const page = pdf.addPage([595, 842]);
    write(page, ['The rivers of the low-lying plain swing, and the mea-', 'surement of low-', 'lying bends is hard.'], {
      x: 60,
      y: 700,
    });
  });
  const { document } = await readBytes(bytes);
  expect(document.blocks.map(({ text }) => text)).toEqual([
    'The rivers of the low-lying plain swing, and the measurement of low-lying bends is hard.',
  ]);
});

it('tells items, indented paragraphs and headings by size apart', async () => {
  const bytes = await makePdf((pdf, write, font) => {
    const page = pdf.addPage([595, 842]);
    let y = write(page, ['Bends'], { x: 60, y: 740, size: 20 });
    y = write(page, ['How they move'], { x: 60, y: y - 10, size: 14 });
    y = write(page, wrap(FIRST, font, 475), { x: 60, y: y - 6 });
    const [opening, ...rest] = wrap(SECOND, font, 455);
    y = write(page, [opening!], { x: 75, y });
    y = write(page, rest, { x: 60, y });
    y = write(page, ['\u2022 along the middle', '\u2022 from end to end'], { x: 60, y: y - 4 });
  });
  const { document } = await readBytes(bytes);
  expect(document.blocks.map(({ kind, text, level }) => [kind, text, ...(level ? [level] : [])])).toEqual([
    ['heading', 'Bends', 1],
    ['heading', 'How they move', 2],
    ['paragraph', FIRST],
    ['paragraph', SECOND],
    ['item', '\u2022 along the middle'],
    ['item', '\u2022 from end to end'],
  ]);
});

it('says what cannot be read, and what to do', async () => {
  const scanned = await makePdf((pdf) => {
    pdf.addPage().drawRectangle({ x: 100, y: 100, width: 300, height: 400 });
  });
  await expect(readBytes(scanned)).rejects.toThrow(/pictures of pages and no text\. Run text recognition/);
  const open = (bytes: Uint8Array) => openPdf(bytes, getDocument);
  await expect(open(new Uint8Array(0))).rejects.toThrow('This file is empty.');
  await expect(open(new TextEncoder().encode('<html>no pdf</html>'))).rejects.toThrow('broken, or is no PDF');
  await expect(open(new Uint8Array(200e6 + 1))).rejects.toThrow('too large to read (200 MB, the most is 200 MB)');
  const stopped = AbortSignal.abort(new Error('stopped'));
  await expect(openPdf(await twoColumns(), getDocument, { signal: stopped })).rejects.toThrow('stopped');
});

it('reads a PDF that is locked with a password only by saying so', async () => {
  await expect(openPdf(lockedPdf(), getDocument)).rejects.toThrow('locked with a password');
});

/** The least that makes pdf.js ask for a password: standard security handler, revision 2, with keys that fit no empty password. */
function lockedPdf(): Uint8Array {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>',
    `<< /Filter /Standard /V 1 /R 2 /P -4 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >>`,
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, i) => {
    const at = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = text.length;
  text += `xref\n0 5\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`;
  text += `trailer\n<< /Size 5 /Root 1 0 R /Encrypt 4 0 R /ID [<${'00'.repeat(16)}> <${'00'.repeat(16)}>] >>\nstartxref\n${start}\n%%EOF\n`;
  return new TextEncoder().encode(text);
}
