/** How the next token is chosen. Without any of them: the likeliest. */
export interface Sampling {
  /** Divides the logits: under 1 sharper, over 1 flatter. */
  temperature?: number;
  /** Only so many of the likeliest are drawn from. */
  topK?: number;
  /** Only the likeliest that together reach this probability (Holtzman et al. 2020). */
  topP?: number;
  /** Divides positive and multiplies negative logits of tokens that came already (Keskar et al. 2019). */
  repetitionPenalty?: number;
  /** Numbers in [0, 1), for drawing. */
  random?: () => number;
}

/** Natural log of the probabilities: logits less the log of the sum of their exponentials. */
export function logSoftmax(logits: Float32Array): Float32Array {
  let most = Number.NEGATIVE_INFINITY;
  for (const logit of logits) if (logit > most) most = logit;
  let sum = 0;
  for (const logit of logits) sum += Math.exp(logit - most);
  const log = most + Math.log(sum);
  return logits.map((logit) => logit - log);
}

/** The places of the `count` largest values, largest first; of equals the first. */
export function topOf(values: Float32Array, count: number): number[] {
  const best: number[] = [];
  for (let id = 0; id < values.length; id++) {
    const value = values[id]!;
    if (best.length === count && !(value > values[best[count - 1]!]!)) continue;
    let at = best.length < count ? best.push(id) - 1 : count - 1;
    for (; at > 0 && value > values[best[at - 1]!]!; at--) best[at] = best[at - 1]!;
    best[at] = id;
  }
  return best;
}

/** Chooses a token. `before`: the tokens so far, for the repetition penalty. */
export function chooseToken(logits: Float32Array, sampling: Sampling = {}, before: Iterable<number> = []): number {
  const { temperature = 1, topK, topP, repetitionPenalty = 1, random = Math.random } = sampling;
  const scores = repetitionPenalty === 1 ? logits : penalised(logits, before, repetitionPenalty);
  const isGreedy = (sampling.temperature === undefined && topK === undefined && topP === undefined) || temperature === 0;
  if (isGreedy) return topOf(scores, 1)[0]!;
  const logProbs = logSoftmax(scores.map((score) => score / temperature));
  let ids = topOf(logProbs, Math.min(topK ?? MOST_DRAWN, logProbs.length));
  if (topP !== undefined) {
    let mass = 0;
    const end = ids.findIndex((id) => {
      mass += Math.exp(logProbs[id]!);
      return mass >= topP;
    });
    if (end >= 0) ids = ids.slice(0, end + 1);
  }
  const total = ids.reduce((sum, id) => sum + Math.exp(logProbs[id]!), 0);
  let left = random() * total;
  for (const id of ids) {
    left -= Math.exp(logProbs[id]!);
    if (left < 0) return id;
  }
  return ids.at(-1)!;
}

/** What lies beyond so many tokens has no probability worth drawing. */
const MOST_DRAWN = 1000;

function penalised(logits: Float32Array, before: Iterable<number>, penalty: number): Float32Array {
  const scores = Float32Array.from(logits);
  for (const id of new Set(before)) scores[id] = scores[id]! > 0 ? scores[id]! / penalty : scores[id]! * penalty;
  return scores;
}
