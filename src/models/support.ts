import { termsOf } from '@/text/terms';

/** The share of a sentence's words that a passage must have. A model that retells in its own words keeps most of the nouns. */
const LEAST_SHARE = 0.6;

/** The passage that says most of what a sentence says. */
export interface Support {
  /** Its place among the passages. */
  passage: number;
  /** The share of the sentence's content words that it has, 0 to 1. */
  share: number;
}

/**
 * Which passage bears a sentence out; undefined where none does, which is when a model makes something up: too few of its words
 * stand there, or a number that does not.
 */
export function supportOf(sentence: string, passages: readonly string[]): Support | undefined {
  const terms = new Set(termsOf(sentence));
  if (terms.size === 0) return undefined;
  const numbers = sentence.match(/\d+/g) ?? [];
  let best: Support | undefined;
  for (const [passage, text] of passages.entries()) {
    const own = new Set(termsOf(text));
    const share = [...terms].filter((term) => own.has(term)).length / terms.size;
    const hasNumbers = numbers.every((number) => new RegExp(`(?<!\\d)${number}(?!\\d)`).test(text));
    if (share >= LEAST_SHARE && hasNumbers && share > (best?.share ?? 0)) best = { passage, share };
  }
  return best;
}
