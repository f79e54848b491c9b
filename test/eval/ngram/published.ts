/** One row of the published figures: which n-grams were left out, and the perplexity on all of Brown. */
export interface KenlmRow {
  order: 3 | 4;
  /** n-grams of k+1 words that occur at most `prune[k]` times are left out; none where it is empty. */
  prune: number[];
  /** Millions of n-grams of two words and more. */
  millions: number;
  /** Unknown words counted with the probability of the unknown word, and left out. */
  withOov: number;
  withoutOov: number;
}

/**
 * KenLM on the same text: lmplz with the 60,000 most frequent tokens and `--prune`, probabilities in 8 bits, all of Brown sentence
 * by sentence. Quantising costs KenLM 0.3 to 0.7 % of perplexity; what is held against it here is not quantised.
 */
export const KENLM: KenlmRow[] = [
  { order: 3, prune: [0, 8, 12], millions: 0.82, withOov: 420, withoutOov: 331 },
  { order: 3, prune: [0, 5, 8], millions: 1.23, withOov: 398, withoutOov: 313 },
  { order: 3, prune: [0, 3, 5], millions: 1.89, withOov: 379, withoutOov: 296 },
  { order: 3, prune: [0, 2, 3], millions: 2.82, withOov: 364, withoutOov: 283 },
  { order: 3, prune: [0, 1, 2], millions: 4.3, withOov: 351, withoutOov: 272 },
  { order: 3, prune: [0, 1, 1], millions: 6.27, withOov: 345, withoutOov: 267 },
  { order: 3, prune: [], millions: 26.2, withOov: 333, withoutOov: 256 },
  { order: 4, prune: [0, 8, 12, 15], millions: 0.92, withOov: 412, withoutOov: 326 },
  { order: 4, prune: [0, 3, 5, 8], millions: 2.12, withOov: 371, withoutOov: 290 },
  { order: 4, prune: [0, 1, 2, 3], millions: 5.07, withOov: 343, withoutOov: 266 },
];
