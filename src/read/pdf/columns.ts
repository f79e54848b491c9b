import { type Line, linesOf } from './lines';

/** A run of lines that are read one under the other, between the same edges. */
export interface Column {
  lines: Line[];
  left: number;
  right: number;
}

/** Columns hold at least so many stretches of text, or there is nothing to part. */
const FEWEST = 4;
/** A gutter lies in the middle part of what it divides. */
const [FIRST, LAST] = [0.25, 0.75];
/** Of the stretches, at most this share crosses a gutter: titles, wide tables. */
const MOST_CROSSING = 0.4;
/** Lines of a column fill most of it; cells of a table do not. */
const FULL = 0.55;
const STEP = 2;

/**
 * Puts a page's stretches in reading order. Where a gutter divides it, what crosses the gutter divides the page into bands, and in
 * each band the left side is read before the right; each side may be divided again.
 *
 *     ┌ title ───────────┐ 1
 *     ┌ left ─┐ ┌ right ─┐ 2 3
 *     ┌ wide figure ─────┐ 4
 *     ┌ left ─┐ ┌ right ─┐ 5 6
 */
export function columnsOf(stretches: readonly Line[]): Column[] {
  if (stretches.length === 0) return [];
  const left = Math.min(...stretches.map((one) => one.left));
  const right = Math.max(...stretches.map((one) => one.right));
  const gutter = gutterOf(stretches, left, right);
  if (gutter === undefined) return [{ lines: linesOf(stretches), left, right }];

  const columns: Column[] = [];
  let sides: [Line[], Line[]] = [[], []];
  let across: Line[] = [];
  const endSides = (): void => {
    columns.push(...columnsOf(sides[0]), ...columnsOf(sides[1]));
    sides = [[], []];
  };
  const endAcross = (): void => {
    if (across.length) columns.push({ lines: linesOf(across), left, right });
    across = [];
  };
  for (const stretch of [...stretches].sort((one, other) => one.baseline - other.baseline)) {
    if (crosses(stretch, gutter)) {
      endSides();
      across.push(stretch);
    } else {
      endAcross();
      sides[stretch.left < gutter ? 0 : 1].push(stretch);
    }
  }
  endAcross();
  endSides();
  return columns;
}

function crosses({ left, right }: Line, x: number): boolean {
  return left < x && right > x;
}

/** Where a gutter divides stretches into two columns; undefined where none does. */
function gutterOf(stretches: readonly Line[], left: number, right: number): number | undefined {
  const width = right - left;
  let best: { x: number; crossing: number; span: number } | undefined;
  for (let x = left + FIRST * width; x <= left + LAST * width; x += STEP) {
    const crossing = stretches.filter((one) => crosses(one, x)).length;
    if (!best || crossing < best.crossing) best = { x, crossing, span: STEP };
    // The middle of the gutter, not its edge.
    else if (crossing === best.crossing && x - best.x - best.span < STEP) best.span = x - best.x + STEP;
  }
  if (!best || best.crossing > MOST_CROSSING * stretches.length) return undefined;
  const x = best.x + (best.span - STEP) / 2;
  const isFull = (side: Line[]): boolean => {
    if (side.length < FEWEST) return false;
    const widest = Math.max(...side.map((one) => one.right)) - Math.min(...side.map((one) => one.left));
    const widths = side.map((one) => one.right - one.left).sort((one, other) => one - other);
    return widths[Math.floor(widths.length / 2)]! > FULL * widest;
  };
  const before = stretches.filter((one) => one.right <= x);
  const after = stretches.filter((one) => one.left >= x);
  return isFull(before) && isFull(after) && isBeside(before, after) ? x : undefined;
}

/** Two columns stand beside each other, not one under the other. */
function isBeside(before: Line[], after: Line[]): boolean {
  const top = Math.max(Math.min(...before.map((one) => one.baseline)), Math.min(...after.map((one) => one.baseline)));
  const bottom = Math.min(Math.max(...before.map((one) => one.baseline)), Math.max(...after.map((one) => one.baseline)));
  return bottom > top;
}
