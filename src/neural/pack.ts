import { writeContainer } from '@/ngram/container';
import { compareWords, packWords } from '@/ngram/packed-vocabulary';
import { UNKNOWN_CLASSES } from './unknown-class';

/** Where the extension has its own, under `public/models`. */
export const NETWORK_FILE = 'words/network.bin';
export const VERSION = 1;
export const SECTIONS = 12;
/** Ids that are no words: the sentence's end, and the classes of words that the network does not know. */
export const MARKS = ['</s>', ...UNKNOWN_CLASSES.map((name) => `<${name}>`)];
/** Numbers of the header section, by place. */
export const HEADER = { words: 0, width: 1, hidden: 2 };

/** A trained network in single precision; matrices row by row. `gates` are input, forget, cell and output, as in PyTorch. */
export interface NetworkWeights {
  /** [words, width] */
  embedding: Float32Array;
  /** [words] */
  bias: Float32Array;
  /** [4 hidden, width] */
  input: Float32Array;
  /** [4 hidden, hidden] */
  recurrent: Float32Array;
  /** [4 hidden] */
  gates: Float32Array;
  /** [width, hidden] */
  projection: Float32Array;
  /** [width] */
  projectionBias: Float32Array;
}

/**
 * Packs a network: matrices as signed bytes with a scale for each row, words in the order of `compareWords`. `known` are the words of
 * the ids after `MARKS`. Throws where sizes do not agree.
 */
export function packNetwork(weights: NetworkWeights, known: readonly string[]): ArrayBuffer {
  const words = MARKS.length + known.length;
  const width = weights.projectionBias.length;
  const hidden = weights.gates.length / 4;
  const sizes: [keyof NetworkWeights, number][] = [
    ['embedding', words * width],
    ['bias', words],
    ['input', 4 * hidden * width],
    ['recurrent', 4 * hidden * hidden],
    ['projection', width * hidden],
  ];
  for (const [name, size] of sizes) {
    if (weights[name].length !== size)
      throw new RangeError(`network: ${name} has ${weights[name].length} numbers, expected ${size}`);
  }
  if (width % 16 || hidden % 16) throw new RangeError(`network: width ${width} and hidden ${hidden} must be multiples of 16`);
  const order = [
    ...MARKS.keys(),
    ...Array.from(known.keys(), (i) => MARKS.length + i).sort((a, b) =>
      compareWords(known[a - MARKS.length]!, known[b - MARKS.length]!),
    ),
  ];
  const sorted = new Float32Array(weights.embedding.length);
  order.forEach((from, to) => {
    sorted.set(weights.embedding.subarray(from * width, (from + 1) * width), to * width);
  });
  const vocabulary = packWords(order.map((id) => MARKS[id] ?? known[id - MARKS.length]!));
  const embedding = quantiseRows(sorted, width);
  // What is read is the embedding times √width; that factor goes into the weights it meets.
  const input = quantiseRows(
    weights.input.map((weight) => weight * Math.sqrt(width)),
    width,
  );
  const recurrent = quantiseRows(weights.recurrent, hidden);
  const projection = quantiseRows(weights.projection, hidden);
  return writeContainer(VERSION, [
    Uint32Array.of(words, width, hidden),
    vocabulary.offsets,
    vocabulary.bytes,
    ...[embedding.codes, input.codes, recurrent.codes, projection.codes].map((codes) => new Uint8Array(codes.buffer)),
    embedding.scales,
    Float32Array.from(order, (id) => weights.bias[id]!),
    Float32Array.from([...input.scales, ...recurrent.scales]),
    Float32Array.from(weights.gates),
    Float32Array.from([...projection.scales, ...weights.projectionBias]),
  ]);
}

/** Rows as whole numbers from -127 to 127 times the row's scale. */
export function quantiseRows(matrix: Float32Array, length: number): { codes: Int8Array; scales: Float32Array } {
  const rows = matrix.length / length;
  const codes = new Int8Array(matrix.length);
  const scales = new Float32Array(rows);
  for (let row = 0; row < rows; row++) {
    const at = row * length;
    let most = 0;
    for (let k = 0; k < length; k++) most = Math.max(most, Math.abs(matrix[at + k]!));
    const scale = most / 127 || 1;
    scales[row] = scale;
    for (let k = 0; k < length; k++) codes[at + k] = Math.round(matrix[at + k]! / scale);
  }
  return { codes, scales };
}
