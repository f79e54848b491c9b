import type { AnchoredBlock, Run } from '@/read/anchored';
import { BlockText } from '@/read/block-text';
import { Sections } from '@/read/sections';
import { columnsOf } from './columns';
import { furnitureOf } from './furniture';
import { type Line, needsSpace, stretchesOf } from './lines';
import { type Paragraph, paragraphsOf } from './paragraphs';
import type { PdfPage, Piece } from './piece';

type Paged = { at: number; page: number };

const BROKEN_WORD = /(\p{L}+)[-\u2010\u00ad]$/u;
const WORD_START = /^\p{Ll}+/u;

/** Rebuilds the text of a PDF from pieces at places: lines, columns in reading order, paragraphs across both, headings, whole words. */
export function pdfBlocks(pages: readonly PdfPage[]): AnchoredBlock<Piece>[] {
  const laid = pages.map((page) => ({ page, stretches: stretchesOf(page.pieces) }));
  const furniture = furnitureOf(laid);
  const columns = laid.flatMap(({ stretches }) => columnsOf(stretches.filter((stretch) => !furniture.has(stretch))));
  const lines = columns.flatMap((column) => column.lines);
  const paragraphs = paragraphsOf(columns, bodySize(lines));
  const levels = headingLevels(paragraphs);
  const words = wordsOf(lines);
  const sections = new Sections();
  return paragraphs.map((paragraph) => {
    const { text, runs } = textOf(paragraph.lines, words);
    const { kind } = paragraph;
    const [{ page }, ...pages] = pagesOf(runs);
    const paged = { page, ...(pages.length && { pages }) };
    if (kind !== 'heading') return { block: { kind, text, section: sections.path, ...paged }, runs };
    const level = levelOf(text, paragraph, levels);
    return { block: { kind, text, section: sections.enter(text, level), level, ...paged }, runs };
  });
}

/** The pages that a text stands on, and where on each of them it begins. */
function pagesOf(runs: readonly Run<Piece>[]): [first: Paged, ...Paged[]] {
  const [first, ...rest] = runs;
  const pages: [Paged, ...Paged[]] = [{ at: 0, page: first!.node.page }];
  for (const { at, node } of rest) if (node.page !== pages.at(-1)!.page) pages.push({ at, page: node.page });
  return pages;
}

function textOf(lines: readonly Line[], words: ReadonlySet<string>) {
  const text = new BlockText<Piece>();
  for (const line of lines) {
    const broken = BROKEN_WORD.exec(text.text);
    const rest = broken && WORD_START.exec(line.text);
    if (broken && rest) {
      if (isOneWord(broken[1]!, rest[0], words)) text.dropHyphen();
    } else text.addSpace();
    line.pieces.forEach((piece, i) => {
      if (i && needsSpace(line.pieces[i - 1]!, piece)) text.addSpace();
      text.add(piece, piece.text);
    });
  }
  const { text: written, runs } = text.take();
  return { text: written.trimEnd(), runs };
}

/** Whether a hyphen at the end of a line breaks a word: unless the text elsewhere writes it with the hyphen and never without. */
function isOneWord(start: string, rest: string, words: ReadonlySet<string>): boolean {
  const [joined, hyphened] = [`${start}${rest}`.toLowerCase(), `${start}-${rest}`.toLowerCase()];
  return words.has(joined) || !words.has(hyphened);
}

function wordsOf(lines: readonly Line[]): Set<string> {
  const words = new Set<string>();
  for (const { text } of lines)
    for (const [word] of text.matchAll(/\p{L}+(?:-\p{L}+)*(?=[^\p{L}-]|$)/gu)) words.add(word.toLowerCase());
  return words;
}

/** The size in which most characters are set. */
function bodySize(lines: readonly Line[]): number {
  const counts = new Map<number, number>();
  for (const { size, text } of lines) {
    const rounded = Math.round(size * 2) / 2;
    counts.set(rounded, (counts.get(rounded) ?? 0) + text.length);
  }
  return [...counts].sort((one, other) => other[1] - one[1])[0]?.[0] ?? 0;
}

/** The sizes of headings, largest first. */
function headingLevels(paragraphs: readonly Paragraph[]): number[] {
  const sizes = paragraphs.filter(({ kind }) => kind === 'heading').map(({ size }) => Math.round(size));
  return [...new Set(sizes)].sort((one, other) => other - one);
}

/** From 1 to 6: by the numbers of "2.1", else by size. */
function levelOf(text: string, { size }: Paragraph, levels: readonly number[]): number {
  const bySize = levels.indexOf(Math.round(size)) + 1;
  const numbers = /^\d+((?:\.\d+)*)\.?\s/.exec(text);
  const level = numbers ? Math.max(bySize, 2 + numbers[1]!.split('.').length - 1) : bySize;
  return Math.min(6, Math.max(1, level));
}
