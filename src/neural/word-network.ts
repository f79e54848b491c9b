import { readContainer, type Sections } from '@/ngram/container';
import { PackedVocabulary } from '@/ngram/packed-vocabulary';
import { type Products, productsIn } from './kernel';
import { HEADER, MARKS, SECTIONS, VERSION } from './pack';
import { unknownClass } from './unknown-class';

/** What the network remembers of the words it has read. */
export interface NetworkState {
  hidden: Int16Array;
  cell: Float32Array;
}

/** Outputs of the cell lie between -1 and 1; so many steps keep sums of a thousand products within 32 bits. */
const STEPS = 2047;
const PAGE = 65_536;

/**
 * A recurrent network over words (LSTM; Hochreiter & Schmidhuber 1997, with a projection: Sak et al. 2014), in 8-bit weights.
 * It reads one word at a time and says how likely each word is to come next.
 */
export class WordNetwork {
  /** Marks and words. */
  readonly size: number;
  /** Bytes of the whole table. */
  readonly bytes: number;
  readonly vocabulary: PackedVocabulary;
  readonly #width: number;
  readonly #hidden: number;
  readonly #products: Products;
  readonly #places: { embedding: number; input: number; recurrent: number; projection: number; vector: number; out: number };
  readonly #codes: Int8Array;
  readonly #vector: Int16Array;
  readonly #out: Int32Array;
  readonly #embeddingScales: Float32Array;
  readonly #bias: Float32Array;
  readonly #inputScales: Float32Array;
  readonly #recurrentScales: Float32Array;
  readonly #gateBias: Float32Array;
  readonly #projectionScales: Float32Array;
  readonly #projectionBias: Float32Array;
  readonly #gates: Float32Array;

  /** Throws, naming the table and the fault, when the buffer is not a whole table of this version. The buffer is not kept. */
  constructor(buffer: ArrayBuffer, name = 'network') {
    const sections = readContainer(buffer, VERSION, SECTIONS, name);
    const numbers = sections.integers(0);
    this.bytes = buffer.byteLength;
    this.size = numbers[HEADER.words]!;
    this.#width = numbers[HEADER.width]!;
    this.#hidden = numbers[HEADER.hidden]!;
    this.vocabulary = new PackedVocabulary(this.size, MARKS.length, sections.integers(1).slice(), sections.bytes(2).slice());
    const gates = 4 * this.#hidden;
    const copy = (i: number): Float32Array => sections.floats(i).slice();
    this.#embeddingScales = copy(7);
    this.#bias = copy(8);
    this.#inputScales = copy(9).subarray(0, gates);
    this.#recurrentScales = copy(9).subarray(gates);
    this.#gateBias = copy(10);
    this.#projectionScales = copy(11).subarray(0, this.#width);
    this.#projectionBias = copy(11).subarray(this.#width);
    this.#gates = new Float32Array(gates);
    const { memory, places } = placeMatrices(sections, this.#hidden, this.size);
    this.#places = places;
    this.#products = productsIn(memory);
    this.#codes = new Int8Array(memory.buffer);
    this.#vector = new Int16Array(memory.buffer, places.vector, this.#hidden);
    this.#out = new Int32Array(memory.buffer, places.out, Math.max(gates, this.size));
  }

  /** The id of a word in the case it has inside a sentence; a class of unknown words where it is not known. */
  idOf(word: string): number {
    const id = this.vocabulary.idOf(word);
    return id < 0 ? 1 + unknownClass(word) : id;
  }

  /** The state before anything was read. */
  start(): NetworkState {
    return { hidden: new Int16Array(this.#hidden), cell: new Float32Array(this.#hidden) };
  }

  /** The state after one more word. The given one stays as it is. */
  read(state: NetworkState, id: number): NetworkState {
    const [hidden, gates] = [this.#hidden, this.#gates];
    const { embedding, input, recurrent, vector, out } = this.#places;
    const [products, width] = [this.#out, this.#width];
    this.#vector.set(this.#codes.subarray(embedding + id * width, embedding + (id + 1) * width));
    this.#products(input, 4 * hidden, vector, width, out);
    const scale = this.#embeddingScales[id]!;
    for (let i = 0; i < gates.length; i++) gates[i] = this.#gateBias[i]! + products[i]! * this.#inputScales[i]! * scale;
    this.#vector.set(state.hidden);
    this.#products(recurrent, 4 * hidden, vector, hidden, out);
    for (let i = 0; i < gates.length; i++) gates[i]! += (products[i]! * this.#recurrentScales[i]!) / STEPS;
    const next = this.start();
    for (let i = 0; i < hidden; i++) {
      const kept = sigmoid(gates[hidden + i]!) * state.cell[i]! + sigmoid(gates[i]!) * Math.tanh(gates[2 * hidden + i]!);
      next.cell[i] = kept;
      next.hidden[i] = Math.round(sigmoid(gates[3 * hidden + i]!) * Math.tanh(kept) * STEPS);
    }
    return next;
  }

  /** The probability of every id after a state, by id. */
  next(state: NetworkState): Float32Array {
    const { embedding, projection, vector, out } = this.#places;
    const [products, width] = [this.#out, this.#width];
    this.#vector.set(state.hidden);
    this.#products(projection, width, vector, this.#hidden, out);
    const asked = new Float32Array(width);
    let most = 0;
    for (let i = 0; i < width; i++) {
      asked[i] = (products[i]! * this.#projectionScales[i]!) / STEPS + this.#projectionBias[i]!;
      most = Math.max(most, Math.abs(asked[i]!));
    }
    const scale = most / STEPS || 1;
    for (let i = 0; i < width; i++) this.#vector[i] = Math.round(asked[i]! / scale);
    this.#products(embedding, this.size, vector, width, out);
    const probabilities = new Float32Array(this.size);
    let best = Number.NEGATIVE_INFINITY;
    for (let id = 0; id < this.size; id++) {
      const score = products[id]! * this.#embeddingScales[id]! * scale + this.#bias[id]!;
      probabilities[id] = score;
      if (score > best) best = score;
    }
    let sum = 0;
    for (let id = 0; id < this.size; id++) {
      const p = Math.exp(probabilities[id]! - best);
      probabilities[id] = p;
      sum += p;
    }
    for (let id = 0; id < this.size; id++) probabilities[id]! /= sum;
    return probabilities;
  }
}

/** Copies the matrices of a file into a memory of their own, with room for a vector and for what comes out. */
function placeMatrices(sections: Sections, hidden: number, words: number) {
  const [embedding, input, recurrent, projection] = [3, 4, 5, 6].map((i) => sections.bytes(i)) as [
    Uint8Array,
    Uint8Array,
    Uint8Array,
    Uint8Array,
  ];
  const places = { embedding: 0, input: 0, recurrent: 0, projection: 0, vector: 0, out: 0 };
  let at = 0;
  const take = (bytes: number): number => {
    const place = at;
    at += Math.ceil(bytes / 16) * 16;
    return place;
  };
  places.embedding = take(embedding.length);
  places.input = take(input.length);
  places.recurrent = take(recurrent.length);
  places.projection = take(projection.length);
  places.vector = take(hidden * 2);
  places.out = take(4 * Math.max(4 * hidden, words));
  const memory = new WebAssembly.Memory({ initial: Math.ceil(at / PAGE) });
  const bytes = new Uint8Array(memory.buffer);
  bytes.set(embedding, places.embedding);
  bytes.set(input, places.input);
  bytes.set(recurrent, places.recurrent);
  bytes.set(projection, places.projection);
  return { memory, places };
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
