import { straightenQuotes } from './tokens';

/** After . ! or ? with closing quotes or brackets, before a space and a capital, a digit or an opening quote. */
const BOUNDARY = /(?<=[.!?])["')\]]*\s+(?=["'([]?[A-Z0-9])/g;
const ABBREVIATION = /(?:\b(?:Mr|Mrs|Ms|Dr|St|Prof|Jr|Sr|vs|No|Gen|Col|Lt|Rev|Sen|Gov|Capt)|\b[A-Z])\.$/;

/** A sentence and its place in the text, in UTF-16 units. */
export interface Sentence {
  text: string;
  start: number;
  end: number;
}

/** Cuts one paragraph into sentences; quotes are straightened, empty ones left out. */
export function splitSentences(paragraph: string): Sentence[] {
  const text = straightenQuotes(paragraph);
  const sentences: Sentence[] = [];
  let start = 0;
  const push = (end: number): void => {
    if (text.slice(start, end).trim()) sentences.push({ text: text.slice(start, end), start, end });
  };
  for (const match of text.matchAll(BOUNDARY)) {
    if (ABBREVIATION.test(text.slice(Math.max(start, match.index - 12), match.index))) continue;
    push(match.index + match[0].trimEnd().length);
    start = match.index + match[0].length;
  }
  push(text.length);
  return sentences;
}
