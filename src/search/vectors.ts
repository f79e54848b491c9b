/** Turns texts into vectors of length 1, in their order: texts that say the same point the same way. */
export type Embed = (texts: readonly string[], options?: { signal?: AbortSignal }) => Promise<Float32Array[]>;

/** The texts of an index that are compared with a question. */
export interface IndexTexts {
  passages: string[];
  sentences: string[];
}

/** Vectors of the texts of an index, as plain tables that can be cloned and stored. */
export interface VectorTables {
  version: 1;
  /** The encoder that made them; those of another one say nothing beside them. */
  encoder: string;
  /** Numbers of one vector. */
  size: number;
  /** How many passages there are. */
  passages: number;
  /** How many texts, from the first on, have their vector. */
  done: number;
  /** The vectors one after the other, eight bits a number: all passages, then all sentences. */
  values: Int8Array<ArrayBuffer>;
  /** What the numbers of each vector are to be multiplied by. */
  scales: Float32Array<ArrayBuffer>;
}

/** Texts whose vectors are made at once: enough to put those of like length together. */
const CHUNK = 32;

interface EmbedOptions {
  /** The name of the encoder. */
  encoder: string;
  /** What was made of the same texts by the same encoder before, to go on from. */
  from?: VectorTables | undefined;
  signal?: AbortSignal;
}

/** Makes the vectors of an index, some at a time: gives the same tables again and again, with more in them each time. */
export async function* vectorsOf(
  { passages, sentences }: IndexTexts,
  embed: Embed,
  { encoder, from, signal }: EmbedOptions,
): AsyncGenerator<VectorTables> {
  const texts = [...passages, ...sentences];
  let tables = from;
  while (!tables || !areComplete(tables)) {
    const at: number = tables?.done ?? 0;
    const vectors = await embed(texts.slice(at, at + CHUNK), signal ? { signal } : {});
    signal?.throwIfAborted();
    tables ??= emptyTables(encoder, passages.length, texts.length, vectors[0]?.length ?? 0);
    for (const [i, vector] of vectors.entries()) putVector(tables, at + i, vector);
    tables.done = at + vectors.length;
    yield tables;
  }
}

/** Whether all texts have their vector. */
export function areComplete({ done, scales }: VectorTables): boolean {
  return done === scales.length;
}

function emptyTables(encoder: string, passages: number, count: number, size: number): VectorTables {
  const [values, scales] = [new Int8Array(count * size), new Float32Array(count)];
  return { version: 1, encoder, size, passages, done: 0, values, scales };
}

/** Puts a vector in its place; the largest of its numbers becomes 127. */
function putVector({ size, values, scales }: VectorTables, place: number, vector: Float32Array): void {
  if (vector.length !== size) throw new RangeError(`vectors: one of ${vector.length} numbers, expected ${size}`);
  const most = vector.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0) || 1;
  for (let i = 0; i < size; i++) values[place * size + i] = Math.round((vector[i]! * 127) / most);
  scales[place] = most / 127;
}

/** Cosines of the vectors from place `from` to before `to` with another vector of length 1. */
export function cosines({ size, values, scales }: VectorTables, other: Float32Array, from: number, to: number): Float64Array {
  if (other.length !== size) throw new RangeError(`vectors: one of ${other.length} numbers, expected ${size}`);
  const result = new Float64Array(to - from);
  for (let place = from; place < to; place++) {
    let sum = 0;
    const start = place * size;
    for (let i = 0; i < size; i++) sum += values[start + i]! * other[i]!;
    result[place - from] = sum * scales[place]!;
  }
  return result;
}
