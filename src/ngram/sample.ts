import type { LanguageModel } from './backoff-model';

export interface SampleOptions {
  /** Ids that the text goes on from; the start of a sentence by default. */
  context?: readonly number[];
  /** Below 1 likely words become likelier, above 1 less likely. */
  temperature?: number;
  /** Only so many of the likeliest words may be drawn. */
  topK?: number;
  /** Only the likeliest words that together have this much of the probability may be drawn. */
  topP?: number;
  /** Whether the unknown word may be drawn. */
  unknown?: boolean;
  /** At most so many words. */
  limit?: number;
  /** Gives numbers from 0 up to, but not including, 1. */
  random?: () => number;
  signal?: AbortSignal;
}

const DEFAULTS = {
  temperature: 1,
  topK: Number.POSITIVE_INFINITY,
  topP: 1,
  unknown: false,
  limit: 100,
  random: Math.random,
};

/** Draws words one after the other, up to the end of the sentence (which is not among them) or the limit. */
export function* sampleWords(model: LanguageModel, options: SampleOptions = {}): Generator<number> {
  const { limit, random, signal, ...settings } = { ...DEFAULTS, ...options };
  checkSettings(settings);
  const context = [...(options.context ?? [model.sentenceStart])];
  const weights = new Float64Array(model.vocabularySize);
  for (let count = 0; count < limit; count++) {
    signal?.throwIfAborted();
    fillWeights(model, context, settings, weights);
    const word = draw(weights, random());
    if (word === model.sentenceEnd) return;
    yield word;
    context.push(word);
    if (context.length >= model.order && context.length > 1) context.shift();
  }
}

/** The weight with which each word is drawn after a context; they do not sum to one. */
function fillWeights(
  model: LanguageModel,
  context: readonly number[],
  { temperature, topK, topP, unknown }: Required<Pick<SampleOptions, 'temperature' | 'topK' | 'topP' | 'unknown'>>,
  weights: Float64Array,
): void {
  if (model.logProbsAfter) model.logProbsAfter(context, weights);
  else for (let word = 0; word < weights.length; word++) weights[word] = model.logProb(context, word);
  weights[model.sentenceStart] = Number.NEGATIVE_INFINITY;
  if (!unknown) weights[model.unknown] = Number.NEGATIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  for (let word = 0; word < weights.length; word++) highest = Math.max(highest, weights[word]!);
  for (let word = 0; word < weights.length; word++) weights[word] = Math.exp((weights[word]! - highest) / temperature);
  if (topK < weights.length || topP < 1) dropTail(weights, topK, topP);
}

/** Sets the weights to zero of all but the `topK` heaviest words, and of those that `topP` of the remaining weight is without. */
function dropTail(weights: Float64Array, topK: number, topP: number): void {
  const words = Uint32Array.from(weights, (_, word) => word).sort((a, b) => weights[b]! - weights[a]! || a - b);
  words.subarray(Math.min(topK, words.length)).forEach((word) => {
    weights[word] = 0;
  });
  const wanted = weights.reduce((sum, weight) => sum + weight, 0) * topP;
  let sum = 0;
  for (const word of words) {
    if (topP < 1 && sum >= wanted) weights[word] = 0;
    sum += weights[word]!;
  }
}

/** The word at a share of the whole weight. */
function draw(weights: Float64Array, share: number): number {
  let total = 0;
  for (let word = 0; word < weights.length; word++) total += weights[word]!;
  let left = share * total;
  let last = -1;
  for (let word = 0; word < weights.length; word++) {
    if (weights[word] === 0) continue;
    last = word;
    left -= weights[word]!;
    if (left < 0) break;
  }
  return last;
}

function checkSettings({ temperature, topK, topP }: { temperature: number; topK: number; topP: number }): void {
  if (!(temperature > 0 && temperature < Number.POSITIVE_INFINITY))
    throw new RangeError(`sample: temperature ${temperature} is not above 0`);
  if (!(topK >= 1)) throw new RangeError(`sample: topK ${topK} leaves no word`);
  if (!(topP > 0 && topP <= 1)) throw new RangeError(`sample: topP ${topP} is not above 0 and at most 1`);
}
