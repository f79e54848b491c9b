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
    for (const line of column.lines) {
      const current = paragraphs.at(-1);
      const isLarge = line.size > HEADING_SIZE * bodySize && line.text.length < LONGEST_HEADING;
      const isNew = !last || !current || startsNew(line, last, column, spacing);
      if (!isNew) current!.lines.push(line);
      else if (!last && goesOn(paragraphs, line)) mergeInto(paragraphs, line);
      else
        paragraphs.push({
          lines: [line],
          kind: isLarge ? 'heading' : BULLET.test(line.text) ? 'item' : 'paragraph',
          size: line.size,
        });
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

/** The paragraph that a new column's first line goes on with: the last one of its size, where a sentence is open. */
function opened(paragraphs: readonly Paragraph[], line: Line): Paragraph | undefined {
  // Footnotes and captions may lie between.
  return paragraphs.findLast(({ kind, size }) => kind !== 'heading' && Math.abs(size - line.size) < 0.08 * size);
}

function goesOn(paragraphs: readonly Paragraph[], line: Line): boolean {
  const before = opened(paragraphs, line)?.lines.at(-1);
  if (!before || ENDS.test(before.text) || BULLET.test(line.text)) return false;
  return /^[\p{Ll}\d("“‘,;]/u.test(line.text) || /[\p{L},-]$/u.test(before.text);
}

function mergeInto(paragraphs: readonly Paragraph[], line: Line): void {
  opened(paragraphs, line)!.lines.push(line);
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
