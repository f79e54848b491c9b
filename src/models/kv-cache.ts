import type { InferenceSession, Onnx, Tensor } from './onnx';

type Floats = Float32Array | Uint16Array;

/**
 * The keys and values that attention has computed for the tokens so far: per layer two tensors [1, heads, length, size].
 * The outputs `present.N.key` of one step are the inputs `past_key_values.N.key` of the next.
 *
 * ```text
 *   head 0  t0 t1 t2 t3 │ t4 t5      crop(4) keeps the left part of every head:
 *   head 1  t0 t1 t2 t3 │ t4 t5      one copy per head and tensor, nothing is computed again
 * ```
 */
export class KvCache {
  #tensors = new Map<string, Tensor>();
  #length = 0;
  readonly #onnx: Onnx;
  readonly #shapes: { input: string; output: string; heads: number; size: number; type: 'float32' | 'float16' }[];

  constructor(onnx: Onnx, session: InferenceSession) {
    this.#onnx = onnx;
    this.#shapes = session.inputMetadata.flatMap((input) => {
      if (!input.isTensor || !input.name.startsWith('past_key_values.')) return [];
      const { shape = [] } = input;
      const [, heads, , size] = shape;
      if (typeof heads !== 'number' || typeof size !== 'number') {
        throw new Error(`models: cache input ${input.name} has shape [${shape.join(', ')}], expected numbers at 1 and 3`);
      }
      const type = input.type === 'float16' ? 'float16' : 'float32';
      return [{ input: input.name, output: input.name.replace('past_key_values', 'present'), heads, size, type }];
    });
  }

  /** Tokens in the cache. */
  get length(): number {
    return this.#length;
  }

  /** Bytes of all tensors. */
  get bytes(): number {
    return this.#shapes.reduce(
      (sum, { heads, size, type }) => sum + heads * size * this.#length * (type === 'float32' ? 4 : 2),
      0,
    );
  }

  /** The names of the outputs that hold the new cache. */
  get outputs(): string[] {
    return this.#shapes.map(({ output }) => output);
  }

  /** The inputs of the next step. */
  inputs(): Record<string, Tensor> {
    return Object.fromEntries(
      this.#shapes.map(({ input, heads, size, type }) => [
        input,
        this.#tensors.get(input) ??
          this.#tensor(type, type === 'float32' ? new Float32Array(0) : new Uint16Array(0), heads, 0, size),
      ]),
    );
  }

  /** The outputs of a step, named as the inputs of the next. */
  asInputs(results: Record<string, Tensor>): Record<string, Tensor> {
    return Object.fromEntries(this.#shapes.map(({ input, output }) => [input, results[output]!]));
  }

  /** Takes over what a step has computed; the tensors before it are freed. */
  update(results: Record<string, Tensor>): void {
    for (const { input, output } of this.#shapes) {
      const present = results[output];
      if (!present) throw new Error(`models: the graph gave no ${output}`);
      this.#tensors.get(input)?.dispose();
      this.#tensors.set(input, present);
      this.#length = present.dims[2]!;
    }
  }

  /** Keeps the first `length` tokens. */
  async crop(length: number): Promise<void> {
    if (length >= this.#length) return;
    if (length === 0) return this.clear();
    // All at once: numbers that lie in another thread come back in one go.
    const cropped = this.#shapes.map(async ({ input, heads, size, type }) => {
      const tensor = this.#tensors.get(input)!;
      const bits = bitsOf(await tensor.getData());
      const kept = type === 'float32' ? new Float32Array(heads * length * size) : new Uint16Array(heads * length * size);
      for (let head = 0; head < heads; head++) {
        const start = head * this.#length * size;
        kept.set(bits.subarray(start, start + length * size), head * length * size);
      }
      tensor.dispose();
      this.#tensors.set(input, this.#tensor(type, kept, heads, length, size));
    });
    await Promise.all(cropped);
    this.#length = length;
  }

  /** The inputs of a step that goes on from here in several ways at once; the caller's to free. */
  async tiled(times: number): Promise<Record<string, Tensor>> {
    const tiled = this.#shapes.map(async ({ input, heads, size, type }): Promise<[string, Tensor]> => {
      const length = this.#length;
      const bits = length ? bitsOf(await this.#tensors.get(input)!.getData()) : new Float32Array(0);
      const tiles = type === 'float32' ? new Float32Array(times * bits.length) : new Uint16Array(times * bits.length);
      for (let i = 0; i < times; i++) tiles.set(bits, i * bits.length);
      return [input, this.#tensor(type, tiles, heads, length, size, times)];
    });
    return Object.fromEntries(await Promise.all(tiled));
  }

  /** These texts of a cache of several, in this order; the caller's to free. */
  async rows(cache: Record<string, Tensor>, ways: readonly number[]): Promise<Record<string, Tensor>> {
    const kept = this.#shapes.map(async ({ input, heads, size, type }): Promise<[string, Tensor]> => {
      const tensor = cache[input]!;
      const length = tensor.dims[2]!;
      const bits = bitsOf(await tensor.getData());
      const each = heads * length * size;
      const rows = type === 'float32' ? new Float32Array(ways.length * each) : new Uint16Array(ways.length * each);
      for (const [i, way] of ways.entries()) rows.set(bits.subarray(way * each, (way + 1) * each), i * each);
      return [input, this.#tensor(type, rows, heads, length, size, ways.length)];
    });
    return Object.fromEntries(await Promise.all(kept));
  }

  /** Frees everything. */
  clear(): void {
    for (const tensor of this.#tensors.values()) tensor.dispose();
    this.#tensors.clear();
    this.#length = 0;
  }

  #tensor(type: 'float32' | 'float16', data: Floats, heads: number, length: number, size: number, texts = 1): Tensor {
    const dims = [texts, heads, length, size];
    return type === 'float32'
      ? new this.#onnx.Tensor('float32', data as Float32Array, dims)
      : new this.#onnx.Tensor('float16', data as Uint16Array, dims);
  }
}

/** The numbers as they lie in memory. Halves arrive as Float16Array where the engine has it: the bits are what counts. */
function bitsOf(data: unknown): Floats {
  if (data instanceof Float32Array || data instanceof Uint16Array) return data;
  const { buffer, byteOffset, byteLength } = data as ArrayBufferView<ArrayBuffer>;
  return new Uint16Array(buffer, byteOffset, byteLength / 2);
}
