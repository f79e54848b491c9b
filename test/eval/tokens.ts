/**
 * The token rule of the public scorers, kept apart from the product's own tokenizer so that the two can be held against each other:
 * letters with inner apostrophes | digits with inner . or , | any other single character that is no space.
 * `letter`, `digit` and `space` are what Python's `[^\W\d_]`, `\d` and `\s` hold.
 */
const letter = '[\\p{L}\\p{Nl}\\p{No}]';
const space = '\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
const word = `${letter}+(?:'${letter}+)*`;

const tokenRule = new RegExp(`${word}|\\p{Nd}+(?:[.,]\\p{Nd}+)*|[^\\p{L}\\p{N}_${space}]|_`, 'gu');
const wordRule = new RegExp(`^${word}$`, 'u');
const lastWordRule = new RegExp(`(?:${word})?$`, 'u');
const lettersThenTailsRule = new RegExp(`${letter}*(?:'${letter}+)*$`, 'u');
const spaceRule = new RegExp(`[${space}]+`, 'u');
const leadingSpaceRule = new RegExp(`^[${space}]+`, 'u');
const trailingSpaceRule = new RegExp(`[${space}]+$`, 'u');

export interface Token {
  text: string;
  /** UTF-16 offset in the text. */
  at: number;
}

/** Curly quotes made straight; the length stays the same. */
export function straightQuotes(text: string): string {
  return text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"');
}

/** The tokens of a text whose quotes are straight. */
export function tokensOf(text: string): Token[] {
  return Array.from(text.matchAll(tokenRule), (match) => ({ text: match[0], at: match.index }));
}

export function isWord(token: string): boolean {
  return wordRule.test(token);
}

/** The word that a text ends with, or nothing. */
export function lastWord(text: string): string {
  return lastWordRule.exec(text)![0];
}

/** What a text ends with that could be the start of a word: letters, and letters after apostrophes. */
export function lastLetters(text: string): string {
  return lettersThenTailsRule.exec(text)![0];
}

/** The pieces between white space. */
export function splitAtSpace(text: string): string[] {
  return text.split(spaceRule).filter(Boolean);
}

export function trimStart(text: string): string {
  return text.replace(leadingSpaceRule, '');
}

export function trim(text: string): string {
  return trimStart(text).replace(trailingSpaceRule, '');
}
