/** A part of a text, in UTF-16 units. */
export interface Span {
  start: number;
  end: number;
}

const WORD_CHARACTER = /[\p{L}\p{M}\p{N}\p{Cs}_'’‘-]/u;

/** Whether the UTF-16 unit at an index is part of a word: a letter, a digit, an apostrophe or a hyphen. */
export function isWordCharacter(text: string, index: number): boolean {
  return WORD_CHARACTER.test(text[index]!);
}

/** The word that a caret is in or at an end of; null where it touches none. */
export function wordAt(text: string, caret: number): Span | null {
  let start = caret;
  while (start > 0 && isWordCharacter(text, start - 1)) start--;
  let end = caret;
  while (end < text.length && isWordCharacter(text, end)) end++;
  return start === end ? null : { start, end };
}

/** Whether two spans share a character or an edge. */
export function touches(one: Span, other: Span): boolean {
  return one.start <= other.end && other.start <= one.end;
}

/** The one of some spans that is nearest to a place; of two as near, the one before it. */
export function nearest<S extends Span>(spans: readonly S[], place: number): S | undefined {
  const away = ({ start, end }: Span): number => Math.max(0, start - place, place - end);
  let best: S | undefined;
  for (const span of spans) if (!best || away(span) < away(best)) best = span;
  return best;
}
