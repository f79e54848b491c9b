/** Text of a field around a caret with nothing selected; each end cut to its limit. */
export interface Around {
  before: string;
  after: string;
}

/** Most UTF-16 units of text that are read before and after the caret. */
export const BEFORE_LIMIT = 8000;
export const AFTER_LIMIT = 200;

/** What happened to a field between two looks at it. */
export type Change =
  | { kind: 'same' }
  /** Text was put in at the caret. */
  | { kind: 'typed'; text: string }
  /** This many UTF-16 units before the caret went away. */
  | { kind: 'deleted'; length: number }
  /** Anything else: the caret is elsewhere, or text changed elsewhere. */
  | { kind: 'moved' };

/** Longest change that is recognised where the text is longer than the limit, so that both ends of what we see move. */
const SHIFT_LIMIT = 400;

/** How far `now` is `old` with text added at its end, where only the last `BEFORE_LIMIT` units are known; undefined if it is not. */
function grownBy(old: string, now: string): number | undefined {
  if (now.length >= old.length && now.startsWith(old)) return now.length - old.length;
  if (now.length < BEFORE_LIMIT) return undefined;
  for (let shift = 1; shift <= SHIFT_LIMIT; shift++) {
    const kept = now.length - shift;
    if (kept <= old.length && old.endsWith(now.slice(0, kept))) return shift;
  }
  return undefined;
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}

/** Whether two looks at a field show the same text and caret. Blank ends are equal: editors add and remove placeholders. */
export function isSame(one: Around, other: Around): boolean {
  return one.before === other.before && hasSameEnd(one, other);
}

function hasSameEnd(one: Around, other: Around): boolean {
  return one.after === other.after || (isBlank(one.after) && isBlank(other.after));
}

/** Names what happened between two looks at one field. */
export function changeBetween(old: Around, now: Around): Change {
  if (!hasSameEnd(old, now)) return { kind: 'moved' };
  if (old.before === now.before) return { kind: 'same' };
  const grown = grownBy(old.before, now.before);
  if (grown !== undefined) return { kind: 'typed', text: now.before.slice(now.before.length - grown) };
  const shrunk = grownBy(now.before, old.before);
  return shrunk === undefined ? { kind: 'moved' } : { kind: 'deleted', length: shrunk };
}

/** Whether a ghost after the caret would cover no text: the rest of the caret's line is blank. */
export function isAtLineEnd({ after }: Around): boolean {
  return /^[^\S\n]*(\n|$)/.test(after);
}

/** Replaces halves of characters, which a cut may leave, so that any serialisation carries the text. */
export function wellFormed(text: string): string {
  return text.replace(/[\ud800-\udfff]/gu, '\ufffd');
}
