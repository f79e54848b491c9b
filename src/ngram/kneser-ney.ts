import type { KneserNeyCounts } from './adjusted-counts';
import { BackoffModel, type Marks } from './backoff-model';

export interface KneserNeyOptions extends Marks {
  /** How much a count of each text weighs; all the same by default. */
  weights?: number[];
  /** 1 for each word the model is to know; the others share the uniform distribution's crumbs. All by default. */
  allowed?: Uint8Array;
}

/**
 * Interpolated modified Kneser–Ney (Chen & Goodman 1998, section 3; pruning and backoffs as in Heafield et al. 2013) of
 * one or more texts d, mixed by weights β_d after discounting:
 *
 *   P(w|h) = Σ_d β_d (a_d(hw) - D_d(a_d(hw))) / Σ_d β_d a_d(h·) + γ(h) P(w|h'),  at the end with the uniform distribution
 *
 * a is the count at the highest order and for n-grams that start a sentence, else the number of different words before.
 * γ(h) is what the discounts and the n-grams left out of the trie leave. A weight thus says how much a text is trusted and,
 * unlike repeating the text, does not change how its counts are smoothed.
 */
export function estimateKneserNey(counts: KneserNeyCounts, options: KneserNeyOptions): BackoffModel {
  const { levels, order, vocabularySize } = counts;
  const weights = options.weights ?? counts.discounts[0]!.map(() => 1);
  const probabilities = levels.map((_, k) => discountedMass(counts, k, weights));
  const backoffs: Float64Array[] = [];

  const unigrams = probabilities[0]!;
  const total = weights.reduce((sum, weight, text) => sum + weight * counts.rootTotals[text]!, 0);
  let left = 1;
  let words = 0;
  for (let word = 0; word < vocabularySize; word++) {
    const isKnown =
      word !== options.sentenceStart &&
      (!options.allowed || options.allowed[word] || word === options.sentenceEnd || word === options.unknown);
    unigrams[word] = isKnown ? unigrams[word]! / total : 0;
    left -= unigrams[word]!;
    words += Number(isKnown);
  }
  for (let word = 0; word < vocabularySize; word++) unigrams[word]! += left / words;
  unigrams[options.sentenceStart] = 0;

  for (let k = 1; k < order; k++) {
    const { starts, size } = levels[k - 1]!;
    const { links } = levels[k]!;
    const [own, shorter] = [probabilities[k]!, probabilities[k - 1]!];
    const backoff = new Float64Array(size).fill(1);
    for (let node = 0; node < size; node++) {
      let total = 0;
      for (let text = 0; text < weights.length; text++) total += weights[text]! * counts.totals[k - 1]![text]![node]!;
      const [start, end] = [starts[node]!, starts[node + 1]!];
      let mass = 0;
      for (let i = start; i < end; i++) mass += own[i]!;
      // Where all that follows was seen after unknown words only, there is nothing to share out, and the shorter context decides.
      if (total > 0) backoff[node] = 1 - mass / total;
      for (let i = start; i < end; i++) own[i] = (total > 0 ? own[i]! / total : 0) + backoff[node]! * shorter[links[i]!]!;
    }
    backoffs.push(backoff);
  }
  const logs = (values: Float64Array): Float32Array => Float32Array.from(values, (value) => Math.log(Math.max(value, 1e-30)));
  return new BackoffModel(counts, probabilities.map(logs), backoffs.map(logs), options);
}

/** Σ_d β_d (a_d - D_d) of each node of a level. */
function discountedMass(counts: KneserNeyCounts, k: number, weights: number[]): Float64Array {
  const mass = new Float64Array(counts.levels[k]!.size);
  weights.forEach((weight, text) => {
    const adjusted = counts.adjusted[k]![text]!;
    const discounts = counts.discounts[k]![text]!;
    for (let i = 0; i < mass.length; i++) {
      const count = adjusted[i]!;
      if (count > 0) mass[i]! += weight * (count - discounts[Math.min(count, 3) - 1]!);
    }
  });
  return mass;
}
