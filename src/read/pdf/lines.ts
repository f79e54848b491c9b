import type { Piece } from './piece';

/** Pieces side by side, read from left to right. */
export interface Line {
  page: number;
  pieces: Piece[];
  left: number;
  right: number;
  baseline: number;
  /** Size of most of its letters. */
  size: number;
  text: string;
}

/** Pieces of the same line lie at most so far apart in height, in letter sizes: superscripts and subscripts are on it. */
const SAME_LINE = 0.45;
/** A wider gap than this many letter sizes parts columns. */
const WIDEST_SPACE = 1.25;
/** A gap of so many letter sizes is a space where the file draws none. */
const THINNEST_SPACE = 0.16;

/** Joins pieces to the longest stretches without a gap that could part columns. */
export function stretchesOf(pieces: readonly Piece[]): Line[] {
  const open: Piece[][] = [];
  for (const piece of pieces) {
    if (!piece.text.trim()) continue;
    // The file mostly draws what belongs together one after the other, so the latest are tried first.
    const found = open.findLast((stretch) => follows(stretch.at(-1)!, piece));
    if (found) found.push(piece);
    else open.push([piece]);
  }
  return open.map(lineOf);
}

function follows(last: Piece, piece: Piece): boolean {
  const size = Math.max(last.size, piece.size);
  const gap = piece.left - last.right;
  return Math.abs(piece.baseline - last.baseline) < SAME_LINE * size && gap < WIDEST_SPACE * size && gap > -0.5 * size;
}

/** Stretches on one height of a column, from left to right, as lines from top to bottom. */
export function linesOf(stretches: readonly Line[]): Line[] {
  const rows: Line[][] = [];
  for (const stretch of [...stretches].sort((one, other) => one.baseline - other.baseline)) {
    const row = rows.at(-1);
    const isSame = row?.some((one) => Math.abs(one.baseline - stretch.baseline) < SAME_LINE * Math.min(one.size, stretch.size));
    if (isSame) row!.push(stretch);
    else rows.push([stretch]);
  }
  return rows.map((row) => lineOf(row.sort((one, other) => one.left - other.left).flatMap(({ pieces }) => pieces)));
}

function lineOf(pieces: Piece[]): Line {
  const main = pieces.reduce((longest, piece) => (piece.text.length > longest.text.length ? piece : longest));
  const text = pieces.map((piece, i) => (i && needsSpace(pieces[i - 1]!, piece) ? ` ${piece.text}` : piece.text)).join('');
  return {
    page: main.page,
    pieces,
    left: Math.min(...pieces.map(({ left }) => left)),
    right: Math.max(...pieces.map(({ right }) => right)),
    baseline: main.baseline,
    size: main.size,
    text: text.replace(/\s+/g, ' ').trim(),
  };
}

/** Whether two pieces of a line are apart as words are. */
export function needsSpace(before: Piece, after: Piece): boolean {
  return after.left - before.right > THINNEST_SPACE * Math.max(before.size, after.size);
}
