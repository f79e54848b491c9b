import type { ModelEntry } from './catalog';
import type { Encoder } from './encoder';
import type { LanguageModel } from './language-model';
import type { Reader } from './reader';
import { logSoftmax } from './sampling';

/** A model computes something else than it should: a wrong kernel of a driver, or weights that do not fit the graph. */
export class WrongNumbers extends Error {
  override name = 'WrongNumbers';
}

/** The positions of the text that are looked at: each is a step, and a software adapter takes seconds for one. */
const TESTED_TOKENS = 4;

/** Reads a plain English text and looks at its last tokens: gibberish shows at once. Rejects with `WrongNumbers`. */
export async function testLanguageModel(model: LanguageModel, { id, selfTest }: ModelEntry): Promise<void> {
  if (!('text' in selfTest)) throw new Error(`models: ${id} has no text to test it with`);
  const sequence = model.sequence();
  const tokens = model.tokenizer.encode(selfTest.text);
  const start = model.tokenizer.startId === undefined ? [] : [model.tokenizer.startId];
  let sum = 0;
  for (let at = tokens.length - TESTED_TOKENS; at < tokens.length; at++) {
    const logProbs = logSoftmax(await sequence.read([...start, ...tokens.slice(0, at)]));
    sum += logProbs[tokens[at]!]!;
  }
  sequence.clear();
  const mean = sum / TESTED_TOKENS;
  if (!(mean >= selfTest.leastMeanLogProb)) {
    throw new WrongNumbers(
      `models: ${id} finds plain English unlikely here: ${mean.toFixed(2)} a token, expected ${selfTest.leastMeanLogProb} or more`,
    );
  }
}

/** Two sentences that say the same must be closer than two that do not. Rejects with `WrongNumbers`. */
export async function testEncoder(model: Encoder, { id, selfTest }: ModelEntry): Promise<void> {
  if (!('texts' in selfTest)) throw new Error(`models: ${id} has no sentences to test it with`);
  const [one, same, other] = await model.embed(selfTest.texts);
  const margin = dot(one!, same!) - dot(one!, other!);
  if (!(margin >= selfTest.leastMargin)) {
    throw new WrongNumbers(`models: ${id} sees no likeness here: ${margin.toFixed(2)}, expected ${selfTest.leastMargin} or more`);
  }
}

/** A plain question must get its answer. Rejects with `WrongNumbers`. */
export async function testReader(model: Reader, { id, selfTest }: ModelEntry): Promise<void> {
  if (!('passage' in selfTest)) throw new Error(`models: ${id} has no passage to test it with`);
  const { question, passage, answer } = selfTest;
  const [part] = await model.read(question, [passage]);
  const { starts, ends, first, last } = part!;
  const spans = [...first.keys()].flatMap((from) =>
    [...last.keys()].slice(from).map((to) => ({ score: first[from]! + last[to]!, text: passage.slice(starts[from], ends[to]) })),
  );
  const found = spans.reduce((best, span) => (span.score > best.score ? span : best)).text;
  if (found !== answer) throw new WrongNumbers(`models: ${id} answers "${found}" here, expected "${answer}"`);
}

function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}
