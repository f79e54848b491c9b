import { isWord } from './tokens';

const OPENING = /^["'([{—–-]$/;

/** The place of the word that opens a sentence (after opening quotes and brackets), or -1 where none does. */
export function openingWord(tokens: readonly string[]): number {
  let i = 0;
  while (i < tokens.length && OPENING.test(tokens[i]!)) i++;
  return i < tokens.length && isWord(tokens[i]!) ? i : -1;
}

/** Whether a word is written with one capital, at its start: "Hello", "I", "O'clock" but not "USA" or "McCann". */
export function isCapitalised(word: string): boolean {
  const first = firstLetter(word);
  const rest = word.slice(first.length);
  return first !== first.toLowerCase() && rest === rest.toLowerCase();
}

/** The word with its first letter in upper case. */
export function capitalise(word: string): string {
  const first = firstLetter(word);
  const upper = first.toUpperCase();
  // "ß" and ligatures grow to two letters, which no one expects of a first letter.
  return upper.length === first.length ? upper + word.slice(first.length) : word;
}

function firstLetter(word: string): string {
  return String.fromCodePoint(word.codePointAt(0) ?? 0);
}
