/** How much of a text is known. */
export interface Tally {
  /** Words that can be checked. */
  words: number;
  /** Those that are in the lexicon. */
  known: number;
  /** Those that are among the most common few hundred of English. */
  common: number;
}

/** Fewer words do not tell a language. */
const LEAST_WORDS = 4;
/** English has half of its words among the common ones, also where it is spelled badly; other languages have chance hits. */
const COMMON_SHARE = 0.15;
const KNOWN_SHARE = 0.6;

/** Whether so few words are known that the text must be in another language. */
export function isForeign({ words, known, common }: Tally): boolean {
  return words >= LEAST_WORDS && known < KNOWN_SHARE * words && common < COMMON_SHARE * words;
}
