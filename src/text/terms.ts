import { stem } from './stem';
import { isStopWord } from './stop-words';

/** Zero-width characters and soft hyphens: they are seen by nobody and hide a word from a search. */
const INVISIBLE = /[\u00ad\u180e\u200b-\u200f\u2060-\u2064\ufeff]|[\ufe00-\ufe0f]/g;
const ACCENT = /[\u0300-\u036f]/g;
const WORD_CHARACTER = /[\p{L}\p{N}\p{M}]/u;
/** Scripts written without spaces: every character is a word of its own, and pairs of them are found by their order. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

const OTHER = 0;
const LETTER = 1;
const DIGIT = 2;
const SINGLE = 3;
const HIDDEN = 4;

/** What each UTF-16 unit is, found once; a surrogate is looked up as the code point that it starts. */
const kinds = new Uint8Array(0x10000).fill(255);

function kindAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  const known = kinds[unit]!;
  if (known !== 255) return known;
  if (unit >= 0xd800 && unit < 0xdc00) return kindOf(String.fromCodePoint(text.codePointAt(at)!));
  if (unit >= 0xdc00 && unit < 0xe000) return OTHER; // Reached only where its first half is missing.
  const kind = kindOf(String.fromCharCode(unit));
  kinds[unit] = kind;
  return kind;
}

function kindOf(character: string): number {
  if (character.search(INVISIBLE) === 0) return HIDDEN;
  if (UNSPACED.test(character)) return SINGLE;
  if (!WORD_CHARACTER.test(character)) return OTHER;
  return /\p{Nd}/u.test(character) ? DIGIT : LETTER;
}

/**
 * Visits the words of a text from `from` to `to` (UTF-16 indices): runs of letters and digits with inner apostrophes
 * ("Luther's"), numbers with inner points and commas ("1,400.5"), abbreviations ("U.S."), and each character of scripts that
 * use no spaces. Invisible characters belong to the word that they stand in.
 */
export function eachWord(text: string, visit: (start: number, end: number) => void, from = 0, to = text.length): void {
  let at = from;
  while (at < to) {
    const kind = kindAt(text, at);
    const end = kind === LETTER || kind === DIGIT ? wordEnd(text, at, to) : at + widthAt(text, at);
    if (kind !== OTHER && kind !== HIDDEN) visit(at, end);
    at = end;
  }
}

function widthAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xd800 && unit < 0xdc00 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00 ? 2 : 1;
}

function wordEnd(text: string, start: number, to: number): number {
  let at = start;
  let end = start;
  let previous = OTHER;
  while (at < to) {
    const kind = kindAt(text, at);
    if (kind === LETTER || kind === DIGIT) {
      at += widthAt(text, at);
      end = at;
      previous = kind;
    } else if (kind === HIDDEN || (kind === OTHER && joins(text, at, start, previous, to))) at++;
    else break;
  }
  return end;
}

/** Whether the mark at an index stands inside a word: an apostrophe or a point between letters, a point or comma in a number. */
function joins(text: string, at: number, start: number, previous: number, to: number): boolean {
  if (at + 1 >= to) return false;
  const mark = text[at]!;
  const next = kindAt(text, at + 1);
  if (mark === "'" || mark === '’') return previous === LETTER && next === LETTER;
  if (previous === DIGIT) return (mark === '.' || mark === ',') && next === DIGIT;
  // "U.S.A": single letters between points.
  const isSingle = at - start === 1 || text[at - 2] === '.';
  return mark === '.' && isSingle && next === LETTER && (at + 2 >= to || kindAt(text, at + 2) !== LETTER);
}

/** A word as it is compared: lower case, without accents, invisible characters, commas of thousands or a final "'s". */
export function foldWord(word: string): string {
  let text = word.toLowerCase();
  if (!/^[a-z0-9]*$/.test(text)) {
    text = text.normalize('NFKD').replace(ACCENT, '').replace(INVISIBLE, '').normalize('NFC').replaceAll('’', "'");
    text = /^\d/.test(text) ? text.replaceAll(',', '') : text.replaceAll('.', '');
  }
  return text;
}

/** The term that a word is found by: its folded stem; '' for a stop word. */
export function termOf(word: string): string {
  const folded = foldWord(word);
  return isStopWord(folded) ? '' : stem(folded);
}

/** The terms of a text in order, without stop words. */
export function termsOf(text: string): string[] {
  const terms: string[] = [];
  eachWord(text, (start, end) => {
    const term = termOf(text.slice(start, end));
    if (term) terms.push(term);
  });
  return terms;
}
