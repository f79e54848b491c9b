import { constant, FLOAT, INT64, node, onnxFile, value } from '../unit/models/onnx-file';

/** Numbers that stand for a piece. */
const SIZE = 128;
/** What the last piece, and those one and two before it, count where contexts are compared. */
const WEIGHTS = [1, 0.7, 0.5];
/** How much likelier a context that is alike is than one that is not, and what follows it than all else. */
const [SHARP, SURE] = [20, 12];
/** Of two places that are alike the later counts more. */
const LATER = 0.003;
/** Taken off where a token may not look. */
const HIDDEN = 1e4;

/** Numbers between -1 and 1, always the same (Lehmer's generator). */
function noise(count: number): Float32Array {
  let seed = 20261;
  return Float32Array.from({ length: count }, () => {
    seed = (seed * 48271) % 2147483647;
    return (2 * seed) / 2147483647 - 1;
  });
}

/** One row of length 1 for each piece; two of them have next to nothing in common. */
function piecesOf(vocabulary: number): Float32Array {
  const table = noise(vocabulary * SIZE);
  for (let id = 0; id < vocabulary; id++) {
    const row = table.subarray(id * SIZE, (id + 1) * SIZE);
    const length = Math.hypot(...row);
    for (let i = 0; i < SIZE; i++) row[i]! /= length;
  }
  return table;
}

function transposed(table: Float32Array, rows: number): Float32Array {
  const columns = table.length / rows;
  return table.map((_, i) => table[(i % rows) * columns + Math.floor(i / rows)]!);
}

/** What a piece so far back adds to a key: its numbers each moved by as many places, so that it is told from one elsewhere. */
function adding(back: number): Float32Array {
  const matrix = new Float32Array(SIZE * SIZE);
  for (let i = 0; i < SIZE; i++) matrix[i * SIZE + ((i + back) % SIZE)] = WEIGHTS[back]!;
  return matrix;
}

/** The keys of a text that was learnt, [tokens - 1, SIZE]: the token, and what stands before it; and the values: what follows. */
function learnt(tokens: readonly number[], pieces: Float32Array): { keys: Float32Array; values: Float32Array } {
  const rowOf = (at: number): Float32Array | undefined =>
    at < 0 ? undefined : pieces.subarray(tokens[at]! * SIZE, (tokens[at]! + 1) * SIZE);
  const length = tokens.length - 1;
  const keys = new Float32Array(length * SIZE);
  const values = new Float32Array(length * SIZE);
  for (let at = 0; at < length; at++) {
    values.set(rowOf(at + 1)!, at * SIZE);
    for (const [back, weight] of WEIGHTS.entries()) {
      rowOf(at - back)?.forEach((number, i) => {
        keys[at * SIZE + ((i + back) % SIZE)]! += weight * number;
      });
    }
  }
  return { keys, values };
}

/**
 * A language model with the inputs and outputs of Llama's graphs, one layer, and one head of attention that does by construction
 * what such heads learn to do (an induction head, Olsson et al. 2022): it looks for places like the last three tokens, in the
 * text that was learnt and in what it has read, and says what came next there. So it goes on with the text it was made for,
 * and copies what it is asked about; and it does so only as long as its cache holds what was read.
 */
export function tinyDecoder(vocabulary: number, text: readonly number[]): Uint8Array {
  const pieces = piecesOf(vocabulary);
  const { keys, values } = learnt(text, pieces);
  const rows = text.length - 1;
  const floats = (name: string, dims: number[], data: Float32Array | number[]): Uint8Array =>
    constant(name, dims, Float32Array.from(data));
  const integers = (name: string, data: number[]): Uint8Array => constant(name, [data.length], BigInt64Array.from(data, BigInt));
  return onnxFile({
    constants: [
      floats('pieces', [vocabulary, SIZE], pieces),
      floats('pieces^T', [SIZE, vocabulary], transposed(pieces, vocabulary)),
      floats('learnt keys^T', [SIZE, rows], transposed(keys, rows)),
      floats('learnt values', [rows, SIZE], values),
      floats('adding 1', [SIZE, SIZE], adding(1)),
      floats('adding 2', [SIZE, SIZE], adding(2)),
      floats('sharp', [1], [SHARP]),
      floats('sure', [1], [SURE]),
      floats('later', [1], [LATER]),
      floats('hidden', [1], [HIDDEN]),
      floats('one', [1], [1]),
      integers('0', [0]),
      integers('1', [1]),
      integers('1 and 2', [1, 2]),
      integers('2', [2]),
      integers('3', [3]),
      integers('-1', [-1]),
      integers('-2', [-2]),
      integers('far', [1_000_000]),
      integers('two before', [0, 0, 2, 0, 0, 0, 0, 0]),
      integers('one after', [0, 0, 0, 0, 0, 0, 1, 0]),
      integers('learnt before', [0, 0, 0, rows, 0, 0, 0, 0]),
      integers('rows known', [rows]),
    ],
    inputs: [
      value('input_ids', INT64, ['batch', 'sequence']),
      value('attention_mask', INT64, ['batch', 'total']),
      value('past_key_values.0.key', FLOAT, ['batch', 1, 'past', SIZE]),
      value('past_key_values.0.value', FLOAT, ['batch', 1, 'past', SIZE]),
    ],
    outputs: [
      value('logits', FLOAT, ['batch', 'sequence', vocabulary]),
      value('present.0.key', FLOAT, ['batch', 1, 'total', SIZE]),
      value('present.0.value', FLOAT, ['batch', 1, 'total', SIZE]),
    ],
    nodes: [
      // The value of a token is the token; its key has the two before it too.
      node('Gather', ['pieces', 'input_ids'], 'read'),
      node('Unsqueeze', ['read', '1'], 'new values'),
      node('Concat', ['past_key_values.0.value', 'new values'], 'present.0.value', { axis: 2 }),
      node('Pad', ['present.0.value', 'two before'], 'padded'),
      node('Slice', ['padded', '1', '-1', '2'], 'one before'),
      node('Slice', ['padded', '0', '-2', '2'], 'two back'),
      node('MatMul', ['one before', 'adding 1'], 'weighed 1'),
      node('MatMul', ['two back', 'adding 2'], 'weighed 2'),
      node('Add', ['present.0.value', 'weighed 1'], 'two tokens'),
      node('Add', ['two tokens', 'weighed 2'], 'all keys'),
      node('Shape', ['past_key_values.0.key'], 'past shape'),
      node('Gather', ['past shape', '2'], 'past'),
      node('Slice', ['all keys', 'past', 'far', '2'], 'queries'),
      node('Concat', ['past_key_values.0.key', 'queries'], 'present.0.key', { axis: 2 }),
      // How much the places before a token are like it: those that were learnt, and those that were read.
      node('MatMul', ['queries', 'learnt keys^T'], 'like learnt'),
      node('Transpose', ['present.0.key'], 'keys^T', { perm: [0, 1, 3, 2] }),
      node('MatMul', ['queries', 'keys^T'], 'like read'),
      node('Concat', ['like learnt', 'like read'], 'like', { axis: 3 }),
      node('Mul', ['like', 'sharp'], 'scores'),
      // Places are counted from 1; a token sees none but those before it, whose next is known.
      node('Cast', ['attention_mask'], 'ones', { to: FLOAT }),
      node('CumSum', ['ones', '1'], 'counted'),
      node('Unsqueeze', ['counted', '1 and 2'], 'places'),
      node('Transpose', ['places'], 'places^T', { perm: [0, 1, 3, 2] }),
      node('Slice', ['places^T', 'past', 'far', '2'], 'own places'),
      node('Less', ['places', 'own places'], 'is before'),
      node('Cast', ['is before'], 'before', { to: FLOAT }),
      node('Sub', ['before', 'one'], 'not before'),
      node('Mul', ['not before', 'hidden'], 'mask'),
      node('Mul', ['places', 'later'], 'order'),
      node('Add', ['mask', 'order'], 'bias of read'),
      node('Pad', ['bias of read', 'learnt before'], 'bias'),
      node('Add', ['scores', 'bias'], 'biased'),
      node('Softmax', ['biased'], 'shares', { axis: 3 }),
      // What came next there.
      node('Slice', ['shares', '0', 'rows known', '3'], 'shares of learnt'),
      node('Slice', ['shares', 'rows known', 'far', '3'], 'shares of read'),
      node('MatMul', ['shares of learnt', 'learnt values'], 'next by learnt'),
      node('Slice', ['present.0.value', '1', 'far', '2'], 'values but first'),
      node('Pad', ['values but first', 'one after'], 'next values'),
      node('MatMul', ['shares of read', 'next values'], 'next by read'),
      node('Add', ['next by learnt', 'next by read'], 'next'),
      node('Squeeze', ['next', '1'], 'next of all'),
      node('MatMul', ['next of all', 'pieces^T'], 'alike'),
      node('Mul', ['alike', 'sure'], 'logits'),
    ],
  });
}
