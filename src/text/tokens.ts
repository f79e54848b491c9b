/** One token with its place in the text, in UTF-16 units. */
export interface Token {
  text: string;
  start: number;
  end: number;
}

const LETTER = '[\\p{L}\\p{Nl}\\p{No}]';
/** Letters with inner apostrophes | digits with inner . or , | any other single character that is not a space. */
const TOKEN = new RegExp(`${LETTER}+(?:'${LETTER}+)*|\\p{Nd}+(?:[.,]\\p{Nd}+)*|\\S`, 'gu');
const WORD = new RegExp(`^${LETTER}+(?:'${LETTER}+)*$`, 'u');
const CURLY = /[’‘“”]/g;
const STRAIGHT: Record<string, string> = { '’': "'", '‘': "'", '“': '"', '”': '"' };

/** Curly quotes made straight; the length in UTF-16 units stays the same. */
export function straightenQuotes(text: string): string {
  return CURLY.test(text) ? text.replace(CURLY, (quote) => STRAIGHT[quote]!) : text;
}

/** The token texts of a text, in order, quotes straightened. */
export function tokenTexts(text: string): string[] {
  return straightenQuotes(text).match(TOKEN) ?? [];
}

/** The tokens of a text with their places, in order. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of straightenQuotes(text).matchAll(TOKEN)) {
    tokens.push({ text: match[0], start: match.index, end: match.index + match[0].length });
  }
  return tokens;
}

/** Whether a token is a word: letters with inner apostrophes. */
export function isWord(token: string): boolean {
  return WORD.test(token);
}
