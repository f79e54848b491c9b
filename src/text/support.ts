import { termsOf } from './terms';

/**
 * The share of a sentence's words that a passage must have. Of 27 sentences that SmolLM2-135M wrote of fourteen passages of an
 * encyclopaedia, nearly all with a smaller share had something made up, and one with a larger.
 */
const LEAST_SHARE = 0.75;

/** The passage that says most of what a sentence says. */
export interface Support {
  /** Its place among the passages. */
  passage: number;
  /** The share of the sentence's content words that it has, 0 to 1. */
  share: number;
}

/** A name, as far as its capital tells, where it does not open the sentence. */
const NAME = /(?<=[\p{L}\p{N},;:)]["”’]?\s["“‘(]?)\p{Lu}[\p{L}\p{N}]+/gu;

/**
 * Which passage bears a sentence out; undefined where none does, which is when a model makes something up: too few of its words
 * stand there, or a number or a name that does not. Words alone do not tell who did what to whom.
 */
export function supportOf(sentence: string, passages: readonly string[]): Support | undefined {
  const numbers = sentence.match(/\d+/g) ?? [];
  const names = termsOf((sentence.match(NAME) ?? []).join(' '));
  const mayBear = (text: string): boolean => {
    const own = new Set(termsOf(text));
    const hasNumber = (number: string): boolean => new RegExp(`(?<!\\d)${number}(?!\\d)`).test(text);
    return names.every((name) => own.has(name)) && numbers.every(hasNumber);
  };
  const nearest = nearestTo(
    sentence,
    passages.map((text) => (mayBear(text) ? text : '')),
  );
  return nearest && nearest.share >= LEAST_SHARE ? nearest : undefined;
}

/** Which passage has most of a sentence's words, the first of several; undefined where none has any. */
export function nearestTo(sentence: string, passages: readonly string[]): Support | undefined {
  const terms = new Set(termsOf(sentence));
  let best: Support | undefined;
  for (const [passage, text] of passages.entries()) {
    const own = new Set(termsOf(text));
    const share = [...terms].filter((term) => own.has(term)).length / terms.size;
    if (share > (best?.share ?? 0)) best = { passage, share };
  }
  return best;
}
