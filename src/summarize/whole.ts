const ENDS = /[.!?…。！？]\P{L}*$/u;
/** Begins in the middle of a sentence, or inside of brackets. */
const BEGINS_INSIDE = /^(?:…|\.{3}|[([])?\s*\p{Ll}|^\(/u;

/** Whether a text ends as a sentence does. */
export function hasEnd(text: string): boolean {
  return ENDS.test(text);
}

/** Whether something of a sentence is missing: its beginning, its end, or one end of what is quoted in it. */
export function isBroken(text: string): boolean {
  return BEGINS_INSIDE.test(text) || !hasEnd(text) || isHalfQuoted(text);
}

/** Whether a quotation in a text starts or ends outside of it. */
function isHalfQuoted(text: string): boolean {
  if (!/["“”„«»]/.test(text)) return false;
  const count = (mark: string): number => text.split(mark).length - 1;
  const [low, high, close] = [count('„'), count('“'), count('”')];
  // „So“ in German and Czech, “so” in English.
  const isCurlyHalf = low > 0 ? low !== high + close : high !== close;
  return isCurlyHalf || count('"') % 2 === 1 || count('«') !== count('»');
}
