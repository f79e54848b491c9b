import type { Column } from './columns';
import type { Line } from './lines';

/** Lines that make one block. */
export interface Paragraph {
  lines: Line[];
  kind: 'heading' | 'paragraph' | 'item';
  size: number;
}

const BULLET = /^(?:[•◦▪‣·■●○–—*-]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+\S/;
const NUMBERED = /^(?:\d+(?:\.\d+)*\.?|[IVX]+\.|Appendix [A-Z0-9]+)\s+\p{Lu}/u;
const ENDS = /[.!?:;。！？…]["'”’)\]]*$/u;
/** Larger than the text by this factor. */
const HEADING_SIZE = 1.12;
const LONGEST_HEADING = 160;
const LONGEST_NUMBERED = 90;
/** Lines of a paragraph are no further apart than this, in usual distances; in sizes, they indent and end short by so much. */
const GAP = 1.3;
const INDENT = 0.7;
const SHORT = 0.12;

/** Cuts columns, in reading order, into paragraphs and headings, also those that go on in the next column or on the next page. */
export function paragraphsOf(columns: readonly Column[], bodySize: number): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  for (const column of columns) {
    const spacing = usualSpacing(column.lines);
    let last: Line | undefined;
    let current: Paragraph | undefined;
    for (const line of column.lines) {
      if (current && last && !startsNew(line, last, column, spacing)) current.lines.push(line);
      else {
        current = last ? undefined : openedBefore(paragraphs, line);
        if (current) current.lines.push(line);
        else {
          current = { lines: [line], kind: kindOf(line, bodySize), size: line.size };
          paragraphs.push(current);
        }
      }
      last = line;
    }
  }
  for (const paragraph of paragraphs) if (isNumberedHeading(paragraph)) paragraph.kind = 'heading';
  return paragraphs;
}

function startsNew(line: Line, last: Line, { left, right }: Column, spacing: number): boolean {
  const width = right - left;
  const gap = line.baseline - last.baseline;
  const isIndented = line.left - last.left > INDENT * line.size && line.left - left < width / 3;
  const endedShort = right - last.right > SHORT * width && ENDS.test(last.text);
  return (
    Math.abs(line.size - last.size) > 0.08 * last.size ||
    gap > GAP * Math.max(spacing, line.size) ||
    (isIndented && !BULLET.test(last.text)) ||
    endedShort ||
    BULLET.test(line.text)
  );
}

function kindOf({ size, text }: Line, bodySize: number): Paragraph['kind'] {
  if (size > HEADING_SIZE * bodySize && text.length < LONGEST_HEADING) return 'heading';
  return BULLET.test(text) ? 'item' : 'paragraph';
}

/**
 * The paragraph that a new column's first line goes on with: the last one of its size, where a sentence is open. Footnotes and captions
 * may lie between.
 */
function openedBefore(paragraphs: readonly Paragraph[], line: Line): Paragraph | undefined {
  const opened = paragraphs.findLast(({ kind, size }) => kind !== 'heading' && Math.abs(size - line.size) < 0.08 * size);
  const before = opened?.lines.at(-1);
  if (!before || ENDS.test(before.text) || BULLET.test(line.text)) return undefined;
  return /^[\p{Ll}\d("“‘,;]/u.test(line.text) || /[\p{L},-]$/u.test(before.text) ? opened : undefined;
}

/** "2.1 Related work" in the size of the text. */
function isNumberedHeading({ lines, kind }: Paragraph): boolean {
  const [line] = lines;
  return (
    kind !== 'heading' &&
    lines.length === 1 &&
    line!.text.length < LONGEST_NUMBERED &&
    NUMBERED.test(line!.text) &&
    !ENDS.test(line!.text)
  );
}

/** The distance between most lines. */
function usualSpacing(lines: readonly Line[]): number {
  const gaps = lines
    .slice(1)
    .map((line, i) => line.baseline - lines[i]!.baseline)
    .filter((gap) => gap > 0);
  return gaps.sort((one, other) => one - other)[Math.floor(gaps.length / 2)] ?? 0;
}
