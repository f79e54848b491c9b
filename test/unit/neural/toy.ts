import { MARKS, type NetworkWeights, packNetwork } from '@/neural/pack';
import { WordNetwork } from '@/neural/word-network';

export const WIDTH = 16;
export const HIDDEN = 32;
export const KNOWN = ['the', 'of', 'cat', 'Cat', 'cats', 'dog', 'Zürich', "don't", '12', ',', 'sat', 'mat'];
export const SIZE = MARKS.length + KNOWN.length;

/** A small network with weights that look random and are the same each time. */
export function toyWeights(): NetworkWeights {
  let seed = 7;
  const array = (length: number, spread: number): Float32Array =>
    Float32Array.from({ length }, () => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
      return (seed / 2 ** 31 - 1) * spread;
    });
  return {
    embedding: array(SIZE * WIDTH, 0.5),
    bias: array(SIZE, 1),
    input: array(4 * HIDDEN * WIDTH, 0.4),
    recurrent: array(4 * HIDDEN * HIDDEN, 0.4),
    gates: array(4 * HIDDEN, 0.5),
    projection: array(WIDTH * HIDDEN, 0.8),
    projectionBias: array(WIDTH, 0.2),
  };
}

export function toyNetwork(): WordNetwork {
  return new WordNetwork(packNetwork(toyWeights(), KNOWN), 'toy');
}

/** The table of a network to which words are as likely as it is told (nats, beside 0 for marks), whatever stands before them. */
export function constantTable(likely: Record<string, number>): ArrayBuffer {
  const words = MARKS.length + Object.keys(likely).length;
  const weights: NetworkWeights = {
    embedding: new Float32Array(words * WIDTH),
    bias: Float32Array.of(...MARKS.map(() => 0), ...Object.values(likely)),
    input: new Float32Array(4 * HIDDEN * WIDTH),
    recurrent: new Float32Array(4 * HIDDEN * HIDDEN),
    gates: new Float32Array(4 * HIDDEN),
    projection: new Float32Array(WIDTH * HIDDEN),
    projectionBias: new Float32Array(WIDTH),
  };
  return packNetwork(weights, Object.keys(likely));
}
