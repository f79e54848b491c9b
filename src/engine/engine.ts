import type { Prediction } from '@/predict/complete';

/** One word of a scored text. Natural logarithm. */
export interface ScoredWord {
  word: string;
  logp: number;
  /** Present on a word the model does not know. */
  oov?: true;
}

export interface Score {
  /** All words in order; `</s>` closes each sentence. */
  words: ScoredWord[];
  /** exp of the mean negative log-probability, sentence ends counted, unknown words left out. */
  perplexity: number;
  /** The same with unknown words at the probability of the unknown word. */
  perplexityWithOov: number;
  /** How many words are unknown. */
  oov: number;
}

/** The code that runs in the worker, without a browser: for `npm run -s engine`, evaluation and benchmarks. */
export interface Engine {
  /** Bytes of the tables that prediction uses. */
  bytes: number;
  /** `learned`: text the personal model has seen, oldest first. */
  complete(input: { before: string; after?: string; learned?: string }): Prediction;
  score(input: { text: string }): Score;
}
