import type { Block, ReadDocument } from '@/read/document';

/** A document of a plain text, and where in the text each of its blocks starts. */
export interface ReadText {
  document: ReadDocument;
  starts: number[];
}

const MARKDOWN_HEADING = /^(#{1,6})\s+(?=\S)/;
const LIST_MARK = /^(?:[-*+•–]|\d{1,3}[.)])\s+(?=\S)/;
const ENDS = /[.!?:;…]["'”’)\]]*\s*$/;
/** A line that is a heading by its looks has no more words. */
const HEADING_WORDS = 10;
/** A line that is not full, in a text whose lines are cut, ends a paragraph. */
const CUT_LINE = 65;
const SHORT_LINE = 0.6;

/**
 * Reads plain text or Markdown as blocks, each an exact run of its characters: paragraphs end at blank lines, after lines that end a
 * sentence, and before lists and headings. Underlined headings, tables and quotations of Markdown are read as paragraphs.
 */
export function readText(text: string, title: string): ReadText {
  const read: ReadText = { document: { source: 'file', title, url: '', blocks: [] }, starts: [] };
  const lines = [...text.matchAll(/[^\n]+|\n(?=\n)/g)];
  const longest = lines.reduce((most, [line]) => Math.max(most, line.length), 0);
  const isCut = longest >= CUT_LINE && longest <= 2 * CUT_LINE;
  let open: { start: number; end: number } | undefined;
  const path: { level: number; text: string }[] = [];
  const section = (): string[] => path.map((heading) => heading.text);
  const add = (start: number, end: number, block: Omit<Block, 'text' | 'section'>): void => {
    read.document.blocks.push({ ...block, text: text.slice(start, end), section: section() });
    read.starts.push(start);
  };
  const close = (isLast = false): void => {
    if (!open) return;
    const { start, end } = open;
    open = undefined;
    const words = text.slice(start, end).split(/\s+/);
    if (isLast || words.length > HEADING_WORDS || ENDS.test(text.slice(start, end)) || !/^[\p{Lu}\p{N}]/u.test(words[0]!)) {
      add(start, end, { kind: 'paragraph' });
    } else addHeading(start, end, 2);
  };
  const addHeading = (start: number, end: number, level: number): void => {
    while (path.length > 0 && path.at(-1)!.level >= level) path.pop();
    add(start, end, { kind: 'heading', level });
    path.push({ level, text: text.slice(start, end) });
  };
  for (const { 0: raw, index } of lines) {
    const line = raw.trim();
    const start = index + raw.length - raw.trimStart().length;
    const end = start + line.length;
    const heading = MARKDOWN_HEADING.exec(line);
    const mark = LIST_MARK.exec(line);
    if (line === '' || heading || mark) close();
    if (heading) addHeading(start + heading[0].length, end, heading[1]!.length);
    else if (mark) add(start + mark[0].length, end, { kind: 'item' });
    if (line === '' || heading || mark) continue;
    open = { start: open?.start ?? start, end };
    if (ENDS.test(line) || !isCut || line.length < SHORT_LINE * longest) close();
  }
  close(true);
  return read;
}
