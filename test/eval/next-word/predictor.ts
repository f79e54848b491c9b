import type { Engine } from '@/engine/engine';
import type { Predict } from './score';

/**
 * The engine as a predictor of the public scorer, whose contexts are one line: line breaks and tabs are spaces.
 * A context that ends inside a word where no letter counts as typed asks for the word after it, so a space is added.
 `networkWeight`: how much the network
 * counts, where it is not what the product takes.
 */
export function predictorOf(engine: Engine, networkWeight?: number): Predict {
  return ({ context, learned }, letters) => {
    const line = context.replace(/[\n\t]/g, ' ');
    const gap = letters === '' && /[\p{L}\p{N}]$/u.test(line) ? ' ' : '';
    return engine.complete({ before: line + gap + letters, networkWeight, ...(learned === undefined ? {} : { learned }) }).words;
  };
}
