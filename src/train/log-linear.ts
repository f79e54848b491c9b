/** Candidates for one choice: for each its features (ids and values) and what it would be worth, 0–1. */
export interface Choice {
  /** Where the features of each candidate start in `ids` and `values`; one more for the end. */
  starts: Uint32Array;
  ids: Uint32Array;
  values: Float32Array;
  gains: Float32Array;
}

export interface Fit {
  rounds: number;
  /** How fast weights move, and how much large ones cost. */
  rate: number;
  decay: number;
  /** Whether a weight may not be less than 0. */
  isPositive?: (feature: number) => boolean;
}

/** Gathers the features of the candidates of one choice. */
export class ChoiceBuilder {
  readonly #starts: number[] = [];
  readonly #ids: number[] = [];
  readonly #values: number[] = [];
  readonly #gains: number[] = [];

  candidate(gain: number): void {
    this.#starts.push(this.#ids.length);
    this.#gains.push(gain);
  }

  feature(id: number, value: number): void {
    this.#ids.push(id);
    this.#values.push(value);
  }

  choice(): Choice {
    return {
      starts: Uint32Array.from([...this.#starts, this.#ids.length]),
      ids: Uint32Array.from(this.#ids),
      values: Float32Array.from(this.#values),
      gains: Float32Array.from(this.#gains),
    };
  }
}

/** The score of every candidate of a choice. */
export function scoresOf({ starts, ids, values }: Choice, weights: Float64Array): Float64Array {
  const scores = new Float64Array(starts.length - 1);
  for (let c = 0; c < scores.length; c++) {
    let score = 0;
    for (let i = starts[c]!; i < starts[c + 1]!; i++) score += weights[ids[i]!]! * values[i]!;
    scores[c] = score;
  }
  return scores;
}

/** Scores as probabilities, in place. */
export function softmax(scores: Float64Array): Float64Array {
  let most = Number.NEGATIVE_INFINITY;
  for (const score of scores) most = Math.max(most, score);
  let sum = 0;
  for (let i = 0; i < scores.length; i++) {
    scores[i] = Math.exp(scores[i]! - most);
    sum += scores[i]!;
  }
  for (let i = 0; i < scores.length; i++) scores[i]! /= sum;
  return scores;
}

/**
 * Weights under which the expected gain of a choice is likely: maximises the mean of ln Σ p(c)·gain(c) less `decay`/2·|w|², by
 * AdaGrad (Duchi et al. 2011), one choice at a time in a fixed shuffled order, averaged
 * over the later half of the rounds. Choices of which no candidate gains are passed over.
 */
export function fitWeights(choices: readonly Choice[], features: number, fit: Fit): Float64Array {
  const { rounds, decay } = fit;
  const weights = new Float64Array(features);
  const steps = new Float64Array(features).fill(1e-8);
  const mean = new Float64Array(features);
  const firstKept = Math.ceil(rounds / 2);
  const order = choices.map((_, i) => i);
  let seed = 20261;
  for (let round = 0; round < rounds; round++) {
    for (let i = order.length - 1; i > 0; i--) {
      seed = (seed * 48271) % 2147483647;
      const j = seed % (i + 1);
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    for (const at of order) step(choices[at]!, weights, steps, { ...fit, decay: decay / choices.length });
    // What one round has over another is chance: the mean of the later ones is better on what was not learnt from.
    if (round < firstKept) continue;
    for (let id = 0; id < features; id++) mean[id]! += weights[id]! / (rounds - firstKept);
  }
  return mean;
}

function step(choice: Choice, weights: Float64Array, steps: Float64Array, { rate, decay, isPositive }: Fit): void {
  const { starts, ids, values, gains } = choice;
  const chances = softmax(scoresOf(choice, weights));
  let expected = 0;
  for (let c = 0; c < chances.length; c++) expected += chances[c]! * gains[c]!;
  if (expected < 1e-12) return;
  const slopes = new Map<number, number>();
  for (let c = 0; c < chances.length; c++) {
    const pull = chances[c]! * (gains[c]! / expected - 1);
    if (Math.abs(pull) < 1e-6) continue;
    for (let i = starts[c]!; i < starts[c + 1]!; i++) slopes.set(ids[i]!, (slopes.get(ids[i]!) ?? 0) + pull * values[i]!);
  }
  for (const [id, pull] of slopes) {
    const slope = pull - decay * weights[id]! * 20;
    steps[id]! += slope * slope;
    weights[id]! += (rate * slope) / Math.sqrt(steps[id]!);
    if (weights[id]! < 0 && isPositive?.(id)) weights[id] = 0;
  }
}
