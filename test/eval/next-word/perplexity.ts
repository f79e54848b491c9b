import type { Engine } from '@/engine/engine';
import { straightQuotes, tokensOf } from '../tokens';

export interface PerplexityScore {
  sentences: number;
  /** What the model scored: words, marks and sentence ends. */
  scored: number;
  /** What the public token rule finds in the same sentences, one end each: not equal to `scored` where the model cuts otherwise. */
  expected: number;
  oov: number;
  /** Unknown words left out, then with the probability of the unknown word; sentence ends counted in both. */
  perplexity: number;
  perplexityWithOov: number;
}

/** Scores sentence by sentence, each on its own, and pools the log-probabilities. */
export function scorePerplexity(sentences: string[], engine: Engine): PerplexityScore {
  let scored = 0;
  let expected = 0;
  let oov = 0;
  let sum = 0;
  let oovSum = 0;
  for (const text of sentences) {
    expected += tokensOf(straightQuotes(text)).length + 1;
    for (const word of engine.score({ text }).words) {
      scored++;
      if (word.oov) {
        oov++;
        oovSum += word.logp;
      } else {
        sum += word.logp;
      }
    }
  }
  return {
    sentences: sentences.length,
    scored,
    expected,
    oov,
    perplexity: Math.exp(-sum / (scored - oov)),
    perplexityWithOov: Math.exp(-(sum + oovSum) / scored),
  };
}
