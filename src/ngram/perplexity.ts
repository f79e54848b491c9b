import type { LanguageModel } from './backoff-model';

/** Sums over a text from which both perplexities follow. */
export interface Tally {
  /** Σ log P of known words and sentence ends. */
  logProb: number;
  /** How many they are. */
  words: number;
  /** Σ log P(unknown) of unknown words. */
  logProbUnknown: number;
  unknown: number;
}

export function emptyTally(): Tally {
  return { logProb: 0, words: 0, logProbUnknown: 0, unknown: 0 };
}

/** Log-probability of each id after the first of a sentence (from its start mark to its end mark). */
export function scoreSentence(model: LanguageModel, sentence: ArrayLike<number>): Float64Array {
  const scores = new Float64Array(Math.max(0, sentence.length - 1));
  const context: number[] = [];
  for (let i = 0; i < scores.length; i++) {
    context.push(sentence[i]!);
    if (context.length >= model.order && context.length > 1) context.shift();
    scores[i] = model.logProb(context, sentence[i + 1]!);
  }
  return scores;
}

/** Adds a sentence (from its start mark to its end mark) to a tally. */
export function tallySentence(model: LanguageModel, sentence: ArrayLike<number>, tally: Tally): void {
  const scores = scoreSentence(model, sentence);
  for (let i = 0; i < scores.length; i++) {
    if (sentence[i + 1] === model.unknown) {
      tally.logProbUnknown += scores[i]!;
      tally.unknown++;
    } else {
      tally.logProb += scores[i]!;
      tally.words++;
    }
  }
}

/** Per-word perplexity without and with unknown words; sentence ends count as words. */
export function perplexities(tally: Tally): { withoutUnknown: number; withUnknown: number } {
  return {
    withoutUnknown: Math.exp(-tally.logProb / tally.words),
    withUnknown: Math.exp(-(tally.logProb + tally.logProbUnknown) / (tally.words + tally.unknown)),
  };
}
