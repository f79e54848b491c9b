import { isStopWord } from './stop-words';

/** Frequent words of German, French, Spanish, Italian, Portuguese, Dutch, Swedish and Polish that English has not. */
const OTHERS = new Set(
  `der die das und ist nicht ein eine einen dem den des mit von zu auf für sich auch wird bei wurde nach oder aus
  le la les des du et est dans une un que qui pour pas sur au avec par ce cette sont ne il elle nous vous
  el los las del y es en por con para una se su como más al lo
  di il che non è della per sono gli nel alla
  o os da do em uma não com das dos na no
  het een van niet dat op te zijn voor met ook aan
  och att det som är på av inte till
  w z się nie jest na że do dla`.split(/\s+/),
);
const LATIN = /\p{sc=Latin}/u;
const LETTER = /\p{L}/u;
/** So many words are looked at, and fewer tell nothing. */
const MOST_WORDS = 500;
const FEWEST_WORDS = 20;
/** English prose has four of ten words among its frequent ones; lists of names and of parts have few, but hardly less than this. */
const LEAST_SHARE = 0.06;

/** Whether texts are in another language than English, by their letters and their most frequent words; false where they are too short to tell. */
export function isOtherLanguage(texts: Iterable<string>): boolean {
  let words = 0;
  let english = 0;
  let other = 0;
  let latin = 0;
  let letters = 0;
  for (const text of texts) {
    for (const letter of text.slice(0, MOST_WORDS)) {
      if (!LETTER.test(letter)) continue;
      letters++;
      if (LATIN.test(letter)) latin++;
    }
    for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{M}]+/gu)) {
      words++;
      if (isStopWord(word)) english++;
      if (OTHERS.has(word)) other++;
    }
    if (words >= MOST_WORDS) break;
  }
  if (letters > FEWEST_WORDS && latin * 2 < letters) return true;
  return words >= FEWEST_WORDS && (other > english || english < LEAST_SHARE * words);
}
