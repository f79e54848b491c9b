import type { PackedModel } from '@/ngram/packed-model';
import { wordLogProb } from './word-log-prob';

/** How a language model and the n-grams are mixed at a place. */
export interface Mix {
  /** How much the model counts, from 0 to 1; the n-grams count for the rest. */
  weight: number;
  /** By how much the odds of a word are raised over what both say, 1 or more. */
  odds(word: string): number;
  /** The most that `odds` answers. */
  mostOdds: number;
}

// Chosen with SmolLM2-135M in 8 bits for the share of first words that are right at 1,100 places of text held back from training (short
// sentences, places with some text before them, last words of passages): .339, and .332 with a weight of .6 and no odds.

/** What the model counts before any text, and how much more when it has read much; n-grams read three words only. */
const LEAST_WEIGHT = 0.5;
const MORE_WEIGHT = 0.3;
/** After so many words it is half of that more. */
const HALF_WORDS = 60;
/** A word that stands in the text already is likelier to come again the rarer it is elsewhere: a small model repeats too little. */
const FREQUENT = 1e-3;
const RARITY = 0.2;
const MOST_ODDS = 3;
/** As much of a text as the model reads. */
const READ_CHARACTERS = 1200;
const WORDS = /\p{L}+(?:['’]\p{L}+)*/gu;

/** The mix after a text. */
export function mixAfter(model: PackedModel, text: string): Mix {
  const words = text.slice(-READ_CHARACTERS).match(WORDS) ?? [];
  const seen = new Set(words);
  return {
    weight: LEAST_WEIGHT + (MORE_WEIGHT * words.length) / (words.length + HALF_WORDS),
    odds: (word) => {
      if (!seen.has(word)) return 1;
      const rarity = Math.log(FREQUENT) - wordLogProb(model, word);
      return Math.min(MOST_ODDS, Math.exp(RARITY * Math.max(0, rarity)));
    },
    mostOdds: seen.size > 0 ? MOST_ODDS : 1,
  };
}
