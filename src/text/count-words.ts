import { eachWord } from './terms';

/** How many words a text has, as `eachWord` finds them: of scripts without spaces, each character is one. */
export function countWords(text: string): number {
  let count = 0;
  eachWord(text, () => count++);
  return count;
}
