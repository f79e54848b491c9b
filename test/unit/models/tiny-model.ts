import * as ort from 'onnxruntime-node';
import { LanguageModel } from '@/models/language-model';
import type { Onnx } from '@/models/onnx';
import { runtimeOn } from '@/models/runtime';
import type { Tokenizer } from '@/models/tokenizer';
import { constant, FLOAT, INT64, node, onnxFile, value } from './onnx-file';

/** One token a letter; "." ends a text, "^" begins one. */
const LETTERS = '^.abcdefgh ';
export const SIZE = LETTERS.length;

/**
 * A graph with the inputs and outputs of a language model and one layer of one head of size 1: the "key" of a token is its id.
 * Its logits are those of the last letter (the next letter of the alphabet is likeliest) plus a little of the sum of the keys
 * up to it, so that a cache with one token too many or too few shows.
 */
export function tinyGraph(): Uint8Array {
  const table = new Float32Array(SIZE * SIZE);
  for (let id = 0; id < SIZE; id++) table[id * SIZE + ((id + 1) % SIZE)] = 4;
  const weights = Float32Array.from({ length: SIZE }, (_, id) => id / 100);
  return onnxFile({
    constants: [
      constant('table', [SIZE, SIZE], table),
      constant('weights', [SIZE], weights),
      constant('axes', [2], BigInt64Array.from([1n, 3n])),
      constant('length', [1], BigInt64Array.from([2n])),
      constant('head', [1], BigInt64Array.from([1n])),
    ],
    inputs: [
      value('input_ids', INT64, ['batch', 'sequence']),
      value('attention_mask', INT64, ['batch', 'total']),
      value('past_key_values.0.key', FLOAT, ['batch', 1, 'past', 1]),
    ],
    outputs: [value('logits', FLOAT, ['batch', 'sequence', SIZE]), value('present.0.key', FLOAT, ['batch', 1, 'total', 1])],
    nodes: [
      node('Gather', ['table', 'input_ids'], 'own'),
      node('Cast', ['input_ids'], 'keys', { to: FLOAT }),
      node('Unsqueeze', ['keys', 'axes'], 'new'),
      node('Concat', ['past_key_values.0.key', 'new'], 'present.0.key', { axis: 2 }),
      node('ReduceSum', ['past_key_values.0.key', 'length'], 'before', { keepdims: 1 }),
      node('CumSum', ['new', 'length'], 'since'),
      node('Add', ['before', 'since'], 'seen'),
      node('Squeeze', ['seen', 'head'], 'sums'),
      node('Mul', ['sums', 'weights'], 'scaled'),
      node('Add', ['own', 'scaled'], 'logits'),
    ],
  });
}

export const tinyTokenizer: Tokenizer = {
  encode: (text) => Array.from(text, (letter) => LETTERS.indexOf(letter)),
  encodeWhole: (text) => Array.from(`^${text}.`, (letter) => LETTERS.indexOf(letter)),
  decode: (ids) => ids.map((id) => LETTERS[id]).join(''),
  encodeChat: (messages) => Array.from(messages.map(({ content }) => content).join(' '), (letter) => LETTERS.indexOf(letter)),
  vocabulary: () => new Map(Array.from(LETTERS, (letter, id) => [letter === ' ' ? 'Ġ' : letter, id])),
  endIds: new Set([LETTERS.indexOf('.')]),
  startId: LETTERS.indexOf('^'),
};

/** The model in memory; `onnx` stands in where a device is to fail. */
export async function tinyModel(tokensPerStep = 4, onnx: Onnx = ort): Promise<LanguageModel> {
  const session = await runtimeOn(onnx, 'cpu').open(tinyGraph());
  return new LanguageModel(onnx, session, tinyTokenizer, tokensPerStep);
}
