import { clipOf, intersection } from '@/page/boxes';
import type { Mistake } from '@/spell/mistake';
import type { FieldText } from './field-text';
import type { Flags } from './flags';

/** How far in px outside of what is seen of a field underlines are painted, so that scrolling finds them there. */
const MARGIN = 300;

/** A mistake with its place on the screen. */
export interface Mark {
  mistake: Mistake;
  range: Range;
}

/** What is flagged of a field and can be seen, or nearly. */
export function marksInSight(text: FieldText, flags: Flags): Mark[] {
  const flagged = flags.flagged();
  if (flagged.length === 0 || text.element.getClientRects().length === 0) return [];
  const clip = clipOf(text.element);
  const { left, top, right, bottom } = clip;
  const seen = { left: left - MARGIN, top: top - MARGIN, right: right + MARGIN, bottom: bottom + MARGIN };
  const isSeen = (range: Range): boolean => {
    const part = intersection(range.getBoundingClientRect(), seen);
    return part.left <= part.right && part.top <= part.bottom && !text.isCovered(range, clip);
  };
  const near = new Map<number, boolean>();
  return flagged.flatMap((mistake) => {
    const piece = flags.pieceAt(mistake.start);
    if (!piece) return [];
    const { start, text: words } = piece;
    const isNear = near.get(start) ?? text.isNear({ start, end: start + words.length }, seen);
    near.set(start, isNear);
    const range = isNear ? text.range(mistake) : null;
    return range && isSeen(range) ? [{ mistake, range }] : [];
  });
}
