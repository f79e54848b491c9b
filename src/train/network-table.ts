import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HEADER, MARKS, type NetworkWeights, packNetwork, SECTIONS, VERSION } from '@/neural/pack';
import { readContainer } from '@/ngram/container';
import { PackedVocabulary } from '@/ngram/packed-vocabulary';

const ARRAYS = ['embedding', 'bias', 'input', 'recurrent', 'gates', 'projection', 'projectionBias'] as const;

/** Packs the arrays that `src/train/network/export.py` wrote, with the words of the texts that they were learnt from. */
export function readNetworkTable(weights: string, texts: string): ArrayBuffer {
  const read = (name: string): Float32Array => {
    const bytes = readFileSync(join(weights, `${name}.f32`));
    return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  };
  const arrays = Object.fromEntries(ARRAYS.map((name) => [name, read(name)])) as unknown as NetworkWeights;
  return packNetwork(arrays, wordsOf(texts));
}

/**
 * The other way: writes the arrays of a packed table as `export.py` does, for `train.py --weights` to go on from. Throws where the
 * table's words are not those of the texts.
 */
export function writeNetworkWeights(table: string, texts: string, folder: string): void {
  const bytes = readFileSync(table);
  const { weights, words } = unpackNetwork(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength), table);
  const width = weights.projectionBias.length;
  const idOf = new Map(words.map((word, id) => [word, id]));
  const order = [...MARKS, ...wordsOf(texts)].map((word) => {
    const id = idOf.get(word);
    if (id === undefined) throw new Error(`${table}: has no word "${word}", which the texts in ${texts} have`);
    return id;
  });
  if (order.length !== words.length)
    throw new Error(`${table}: has ${words.length} words, the texts in ${texts} ${order.length}`);
  const embedding = new Float32Array(weights.embedding.length);
  order.forEach((from, to) => {
    embedding.set(weights.embedding.subarray(from * width, (from + 1) * width), to * width);
  });
  const arrays = { ...weights, embedding, bias: Float32Array.from(order, (id) => weights.bias[id]!) };
  mkdirSync(folder, { recursive: true });
  for (const name of ARRAYS) writeFileSync(join(folder, `${name}.f32`), new Uint8Array(arrays[name].buffer));
}

/** The weights of a table of `packNetwork`, as near as 8 bits keep them, and its marks and words by id. */
export function unpackNetwork(buffer: ArrayBuffer, name: string): { weights: NetworkWeights; words: string[] } {
  const sections = readContainer(buffer, VERSION, SECTIONS, name);
  const numbers = sections.integers(0);
  const [size, width, hidden] = [numbers[HEADER.words]!, numbers[HEADER.width]!, numbers[HEADER.hidden]!];
  const vocabulary = new PackedVocabulary(size, MARKS.length, sections.integers(1), sections.bytes(2));
  const floats = (i: number): Float32Array => sections.floats(i).slice();
  const rows = (i: number, scales: Float32Array, factor = 1): Float32Array => {
    const codes = new Int8Array(sections.bytes(i).slice().buffer);
    const length = codes.length / scales.length;
    return Float32Array.from(codes, (code, at) => code * scales[Math.floor(at / length)]! * factor);
  };
  const [gateScales, last] = [floats(9), floats(11)];
  return {
    weights: {
      embedding: rows(3, floats(7)),
      bias: floats(8),
      input: rows(4, gateScales.subarray(0, 4 * hidden), 1 / Math.sqrt(width)),
      recurrent: rows(5, gateScales.subarray(4 * hidden)),
      gates: floats(10),
      projection: rows(6, last.subarray(0, width)),
      projectionBias: last.slice(width),
    },
    words: Array.from({ length: size }, (_, id) => vocabulary.wordOf(id)),
  };
}

function wordsOf(texts: string): string[] {
  return readFileSync(join(texts, 'words.txt'), 'utf8').trimEnd().split('\n');
}
