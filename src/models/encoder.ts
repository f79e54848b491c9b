import type { InferenceSession, Onnx, Tensor } from './onnx';
import { atOnce, type Turn } from './sequence';
import type { Tokenizer } from './tokenizer';

/** The most tokens of a text that are read; MiniLM was trained with 256. */
const MOST_TOKENS = 256;
/** A sentence encoder in memory: texts in, vectors of length 1 out. */
export class Encoder {
  constructor(
    readonly onnx: Onnx,
    readonly session: InferenceSession,
    readonly tokenizer: Tokenizer,
    /** The most tokens of one batch, padding counted, unless a single text has more: a batch is what a key may have to wait for. */
    readonly tokensPerStep: number,
  ) {}

  /** One vector per text, in their order. Texts of like length share a batch, so little is padded; each batch takes a turn. */
  async embed(texts: readonly string[], turn: Turn = atOnce): Promise<Float32Array[]> {
    const rows = texts.map((text, place) => ({ place, ids: cut(this.tokenizer.encodeWhole(text)) }));
    rows.sort((a, b) => b.ids.length - a.ids.length);
    const vectors = new Array<Float32Array>(texts.length);
    for (let at = 0; at < rows.length; ) {
      const longest = rows[at]!.ids.length;
      const batch = rows.slice(at, at + Math.max(1, Math.floor(this.tokensPerStep / longest)));
      const results = await turn(() => this.#run(batch.map(({ ids }) => ids)));
      batch.forEach(({ place }, i) => {
        vectors[place] = results[i]!;
      });
      at += batch.length;
    }
    return vectors;
  }

  /** Frees the graph. */
  release(): Promise<void> {
    return this.session.release();
  }

  async #run(batch: number[][]): Promise<Float32Array[]> {
    const width = Math.max(...batch.map((ids) => ids.length));
    const ids = new BigInt64Array(batch.length * width);
    const mask = new BigInt64Array(batch.length * width);
    batch.forEach((row, i) => {
      row.forEach((id, j) => {
        ids[i * width + j] = BigInt(id);
        mask[i * width + j] = 1n;
      });
    });
    const dims = [batch.length, width];
    const feeds: Record<string, Tensor> = {
      input_ids: new this.onnx.Tensor('int64', ids, dims),
      attention_mask: new this.onnx.Tensor('int64', mask, dims),
    };
    if (this.session.inputNames.includes('token_type_ids')) {
      feeds['token_type_ids'] = new this.onnx.Tensor('int64', new BigInt64Array(ids.length), dims);
    }
    const name = this.session.outputNames.includes('last_hidden_state') ? 'last_hidden_state' : this.session.outputNames[0]!;
    const results = await this.session.run(feeds, [name]);
    const hidden = results[name] as Tensor;
    const data = (await hidden.getData()) as Float32Array;
    const size = hidden.dims.at(-1)!;
    const vectors = batch.map((row, i) => meanOf(data, i * width * size, row.length, size));
    hidden.dispose();
    return vectors;
  }
}

/** Keeps the mark that ends the text. */
function cut(ids: number[]): number[] {
  return ids.length <= MOST_TOKENS ? ids : [...ids.slice(0, MOST_TOKENS - 1), ids.at(-1)!];
}

/** The mean of `count` rows of `size` numbers, made to length 1. */
function meanOf(data: Float32Array, start: number, count: number, size: number): Float32Array {
  const mean = new Float32Array(size);
  for (let row = 0; row < count; row++) {
    for (let i = 0; i < size; i++) mean[i]! += data[start + row * size + i]!;
  }
  const length = Math.hypot(...mean) || 1;
  return mean.map((value) => value / length);
}
