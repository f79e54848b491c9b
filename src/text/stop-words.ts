/** English words that say little about what a text is about: the 33 of Lucene, question words and frequent function words. */
const WORDS = `a an and are as at be but by for if in into is it no not of on or such that the their then there these they this to
was will with what which who whom whose when where why how do does did has have had been being were am i you he she we its his her
our your my me him them than so can could would should may might must shall also from about s t don't doesn't didn't isn't aren't
wasn't weren't can't cannot couldn't won't wouldn't shouldn't haven't hasn't hadn't it's i'm i've i'd i'll you're that's there's
what's who's let's`;

const STOP_WORDS = new Set(WORDS.split(/\s+/));

/** Whether a lower-case word, with straight apostrophes, is one of the most frequent that carry no subject. */
export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}
