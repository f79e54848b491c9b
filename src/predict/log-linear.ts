import type { Candidate } from './candidates';
import type { Suggestion } from './complete';
import { type Mixing, type Opinion, type Weighing, wordsRead } from './weighing';
import weights from './weights-fused.json';

/** What is weighed, in the order of the weights. */
export const FEATURES = ['all', 'model', 'ngrams', 'network', 'none', 'left'] as const;
/** Those that tell one word from another. More of them never makes a word less likely: their weights are not below 0. */
export const OF_WORDS: readonly Feature[] = ['all', 'model', 'ngrams', 'network'];
type Feature = (typeof FEATURES)[number];
type Weights = Record<Feature, number>;
/** Weights where a text begins, and those far into it. */
export interface LettersWeights {
  start: Weights;
  later: Weights;
}

/** Smaller probabilities are as good as none. */
const LEAST = 3e-4;
/** What is left for words that nobody named is never less. */
const LEAST_LEFT = 1e-3;
/** After so many words a place is half way from the start of a text to far into it: n-grams read no more than three. */
const HALF_WORDS = 5;

/**
 * With the language model of the extension. At the places that the weights were learnt from, the first word is right .76 of the times
 * that it is shown, at a tenth of the places, and the rest of a begun word .79, at half of them and more.
 */
export const OWN: Mixing = {
  gate: { word: [0.55, 0.5], following: 0.48, leastCharacters: 2 },
  after: (_, text) => LogLinear.after(weights, text),
};

/**
 * P(word) ∝ all^a · model^b · ngrams^c · network^d, where `all` is the mean of model, n-grams and network: a mean of probabilities believes who is
 * sure, a product who doubts, and what is between them is right more often than either. No word of those has e^f · left^g, where `left`
 * is what the means leave. `npm run train fused` learns the weights.
 */
export class LogLinear implements Weighing {
  /** By the number of letters that are typed; the last are for more letters too. */
  readonly #weights: readonly Weights[];

  /** `start`: how near the place is to the start of its text, as `nearnessOf` has it. */
  constructor(learnt: readonly LettersWeights[], start: number) {
    this.#weights = learnt.map((own) => between(own, start));
  }

  static after(learnt: readonly LettersWeights[], text: string): LogLinear {
    return new LogLinear(learnt, nearnessOf(text));
  }

  weigh(opinions: readonly Opinion[], letters: number): Suggestion[] {
    const own = this.#weights[Math.min(letters, this.#weights.length - 1)]!;
    const values = opinions.map((opinion) => Math.exp(scoreOf(own, featuresOf(opinion))));
    const all = values.reduce((sum, value) => sum + value, Math.exp(scoreOf(own, featuresOfNone(opinions))));
    return opinions.map(({ word }, i) => ({ word, p: values[i]! / all }));
  }

  /** That of the best candidate, if the model is sure of it. */
  most(candidates: readonly Candidate[]): number {
    const [best, ...others] = candidates.toSorted((a, b) => b.p - a.p);
    const sure = { ...(best ?? { word: '', ngrams: 0, network: 0 }), model: 1 };
    return this.weigh([sure, ...others.map((other) => ({ ...other, model: 0 }))], 0)[0]!.p;
  }
}

/** How near the end of a text is to its start: 1 where nothing was written, towards 0 far into it. */
export function nearnessOf(text: string): number {
  return HALF_WORDS / (HALF_WORDS + wordsRead(text).length);
}

/** Of a word, in the order of FEATURES. */
export function featuresOf({ model, ngrams, network }: Opinion): number[] {
  return [...[meanOf(model, ngrams, network), model, ngrams, network].map((p) => Math.log(p + LEAST)), 0, 0];
}

/** Of none of the words. */
export function featuresOfNone(opinions: readonly Opinion[]): number[] {
  const named = opinions.reduce((sum, { model, ngrams, network }) => sum + meanOf(model, ngrams, network), 0);
  return [0, 0, 0, 0, 1, Math.log(Math.min(1, Math.max(LEAST_LEFT, 1 - named)))];
}

function meanOf(model: number, ngrams: number, network: number): number {
  return (model + ngrams + network) / 3;
}

function between({ start, later }: LettersWeights, nearness: number): Weights {
  const own = FEATURES.map((name) => [name, nearness * start[name] + (1 - nearness) * later[name]]);
  return Object.fromEntries(own) as Weights;
}

function scoreOf(weights: Weights, features: readonly number[]): number {
  return FEATURES.reduce((sum, name, i) => sum + weights[name] * features[i]!, 0);
}
