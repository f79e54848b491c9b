/** Letters as small numbers: a to z are 0 to 25, then apostrophe and hyphen. Everything else is one code that matches nothing. */
export const APOSTROPHE = 26;
export const HYPHEN = 27;
export const OTHER = 28;
/** How many codes there are. */
export const LETTERS = 29;

const MARKS = /\p{M}/gu;
/** Letters that do not come apart into a plain one and a mark. */
const PLAIN: Record<string, string> = { ø: 'o', đ: 'd', ł: 'l', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe', '’': "'", '‘': "'" };

/** A word in lower case without accents, as it is looked up. */
export function foldWord(word: string): string {
  let folded = word.toLowerCase();
  if (isPlain(folded)) return folded;
  folded = folded.normalize('NFD').replace(MARKS, '');
  return folded.replace(/[øđłıßæœ’‘]/g, (letter) => PLAIN[letter]!);
}

/** A word in its own case without accents. */
export function withoutAccents(word: string): string {
  return isPlain(word) ? word : word.normalize('NFD').replace(MARKS, '');
}

/** The letters of a folded word. */
export function lettersOf(folded: string): Uint8Array {
  const letters = new Uint8Array(folded.length);
  for (let i = 0; i < letters.length; i++) letters[i] = letterOf(folded.charCodeAt(i));
  return letters;
}

/** The code of a UTF-16 unit. */
export function letterOf(unit: number): number {
  if (unit >= 97 && unit <= 122) return unit - 97;
  return unit === 39 ? APOSTROPHE : unit === 45 ? HYPHEN : OTHER;
}

/** Letters as text; for messages and tests. */
export function textOf(letters: ArrayLike<number>): string {
  return Array.from(letters, (letter) =>
    letter < 26 ? String.fromCharCode(97 + letter) : letter === APOSTROPHE ? "'" : letter === HYPHEN ? '-' : '?',
  ).join('');
}

function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}
