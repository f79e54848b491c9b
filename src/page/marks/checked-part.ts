import { CHECKED_EDGE, CHECKED_LIMIT } from './limits';
import type { Span } from './words';

/** Whether a place of a text is outside of a part of it, or near an end of it that is not the end of the text. */
export function isLeft({ start, end }: Span, length: number, place: number): boolean {
  return (start > 0 && place < start + CHECKED_EDGE) || (end < length && place > end - CHECKED_EDGE);
}

/** The part of a text around a place that is checked: all of it, or whole lines, or whole words where lines are very long. */
export function partAround(text: string, place: number): Span {
  if (text.length <= CHECKED_LIMIT) return { start: 0, end: text.length };
  const from = Math.min(Math.max(0, place - CHECKED_LIMIT / 2), text.length - CHECKED_LIMIT);
  const to = from + CHECKED_LIMIT;
  const isNearStart = (mark: string): boolean => {
    const next = text.indexOf(mark, from);
    return next >= 0 && next < from + CHECKED_EDGE;
  };
  const isNearEnd = (mark: string): boolean => text.lastIndexOf(mark, to) > to - CHECKED_EDGE;
  const startBreak = ['\n', ' '].find(isNearStart);
  const endBreak = ['\n', ' '].find(isNearEnd);
  return {
    start: from === 0 || startBreak === undefined ? from : text.indexOf(startBreak, from) + 1,
    end: to === text.length || endBreak === undefined ? to : text.lastIndexOf(endBreak, to),
  };
}

/** The same part after the text changed, where the change was inside of it; null where it was elsewhere. */
export function partAfter({ start, end }: Span, old: string, now: string): Span | null {
  const tail = old.length - end;
  const isInside = start + tail <= now.length && now.startsWith(old.slice(0, start)) && now.endsWith(old.slice(end));
  return isInside ? { start, end: now.length - tail } : null;
}
