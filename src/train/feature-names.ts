import type { Emit } from '@/answer/weights';
import { type Choice, type ChoiceBuilder, type Fit, fitWeights } from './log-linear';

/** Weights below this are left out: together they change nothing. */
const LEAST_WEIGHT = 0.01;

/** The names of features, numbered as they come. */
export class FeatureNames {
  readonly #ids = new Map<string, number>();

  get size(): number {
    return this.#ids.size;
  }

  /** Where the features of a candidate go. */
  emitTo(builder: ChoiceBuilder): Emit {
    return (name, value) => {
      let id = this.#ids.get(name);
      if (id === undefined) {
        id = this.#ids.size;
        this.#ids.set(name, id);
      }
      builder.feature(id, value);
    };
  }

  /** Weights by name, rounded. */
  fit(choices: readonly Choice[], fit: Fit): Record<string, number> {
    return this.#named(fitWeights(choices, this.size, fit), LEAST_WEIGHT);
  }

  /** Weights by name, learnt once more with only those features that had at least so much weight the first time. */
  refit(choices: readonly Choice[], fit: Fit, least: number): Record<string, number> {
    const first = fitWeights(choices, this.size, fit);
    const kept = choices.map((choice) => withoutFeatures(choice, (id) => Math.abs(first[id]!) < least));
    return this.#named(fitWeights(kept, this.size, fit), LEAST_WEIGHT);
  }

  #named(weights: Float64Array, least: number): Record<string, number> {
    const kept = [...this.#ids].filter(([, id]) => Math.abs(weights[id]!) >= least);
    return Object.fromEntries(kept.map(([name, id]) => [name, Math.round(100 * weights[id]!) / 100] as const).sort());
  }
}

function withoutFeatures({ starts, ids, values, gains }: Choice, isOut: (id: number) => boolean): Choice {
  const left = Uint32Array.from(ids.keys()).filter((i) => !isOut(ids[i]!));
  let at = 0;
  return {
    starts: starts.map((start) => {
      while (at < left.length && left[at]! < start) at++;
      return at;
    }),
    ids: left.map((i) => ids[i]!),
    values: Float32Array.from(left, (i) => values[i]!),
    gains,
  };
}
