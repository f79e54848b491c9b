import type { EncoderTest, GeneratorTest, ReaderTest } from './catalog';
import type { Encoder } from './encoder';
import type { LanguageModel } from './language-model';
import type { Reader } from './reader';
import { atOnce, type Turn } from './sequence';

/** A model computes something else than it should: a wrong kernel of a driver, or weights that do not fit the graph. */
export class WrongNumbers extends Error {
  override name = 'WrongNumbers';
}

/** How far log-probabilities may be from the stored ones, on average: other weights and kernels of the same model round differently. */
const MOST_DIFFERENCE = 0.75;
/** The same for the numbers of a vector, each. */
const MOST_VECTOR_DIFFERENCE = 0.03;

/**
 * Reads a plain English text and compares what the model thinks of each token with what is stored; gibberish shows at once.
 * Leaves the model's speed measured. Rejects with `WrongNumbers`.
 */
export async function testLanguageModel(
  model: LanguageModel,
  id: string,
  test: GeneratorTest,
  turn: Turn = atOnce,
): Promise<void> {
  const sequence = model.sequence();
  const start = model.tokenizer.startId === undefined ? [] : [model.tokenizer.startId];
  const [first, ...others] = [...start, ...model.tokenizer.encode(test.text)];
  await sequence.read([first!], turn);
  const [scores] = await sequence.follow([others], turn);
  await sequence.read([first!, others[0]!], turn); // One more token: the first may have taken long for reasons of its own.
  const logProbs = [...scores!];
  sequence.clear();
  const mean = meanOf(logProbs);
  if (!(mean >= test.leastMeanLogProb)) {
    throw new WrongNumbers(
      `models: ${id} finds plain English unlikely here: ${mean.toFixed(2)} a token, expected ${test.leastMeanLogProb} or more`,
    );
  }
  const { logProbs: stored } = test;
  if (!stored) return;
  const difference =
    stored.length === logProbs.length ? meanOf(stored.map((value, i) => Math.abs(value - logProbs[i]!))) : Number.NaN;
  if (!(difference <= MOST_DIFFERENCE)) {
    throw new WrongNumbers(
      `models: ${id} is ${difference.toFixed(2)} a token from the stored log-probabilities, expected ${MOST_DIFFERENCE} or less`,
    );
  }
}

/** Two sentences that say the same must be closer than two that do not, and the first lie where it was stored. Rejects with `WrongNumbers`. */
export async function testEncoder(model: Encoder, id: string, test: EncoderTest, turn: Turn = atOnce): Promise<void> {
  const [one, same, other] = await model.embed(test.texts, turn);
  const margin = dot(one!, same!) - dot(one!, other!);
  if (!(margin >= test.leastMargin)) {
    throw new WrongNumbers(`models: ${id} sees no likeness here: ${margin.toFixed(2)}, expected ${test.leastMargin} or more`);
  }
  const difference = Math.max(...test.firstNumbers.map((value, i) => Math.abs(value - one![i]!)));
  if (!(difference <= MOST_VECTOR_DIFFERENCE)) {
    throw new WrongNumbers(
      `models: ${id} is ${difference.toFixed(3)} from the stored vector, expected ${MOST_VECTOR_DIFFERENCE} or less`,
    );
  }
}

/** A plain question must get its answer. Rejects with `WrongNumbers`. */
export async function testReader(
  model: Reader,
  id: string,
  { question, passage, answer }: ReaderTest,
  turn: Turn = atOnce,
): Promise<void> {
  const [part] = await model.read(question, [passage], turn);
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

function meanOf(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
