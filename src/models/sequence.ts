import { Branches } from './branches';
import { halfToNumber } from './half';
import { KvCache } from './kv-cache';
import type { LanguageModel } from './language-model';
import type { Tensor } from './onnx';
import { logSoftmax } from './sampling';

/** Gives one step its turn on the device, and rejects when the work is aborted. */
export type Turn = <T>(step: () => Promise<T>) => Promise<T>;

/** Without others there is nothing to wait for. */
export const atOnce: Turn = (step) => step();

/**
 * A text as a model sees it. Reading one that begins like the last costs only the rest: the cache is kept and, where the texts
 * part, cut.
 */
export class Sequence {
  readonly #model: LanguageModel;
  readonly #cache: KvCache;
  #tokens: number[] = [];
  #logits: Float32Array | undefined;
  /** Reads wait for each other: one that was aborted may still be in its last step. */
  #lastRead: Promise<unknown> = Promise.resolve();

  constructor(model: LanguageModel) {
    this.#model = model;
    this.#cache = new KvCache(model.onnx, model.session);
  }

  /** Tokens that were read and are kept. */
  get length(): number {
    return this.#tokens.length;
  }

  /** Bytes of the cache. */
  get bytes(): number {
    return this.#cache.bytes;
  }

  /** How many of these tokens are read already. */
  shared(tokens: readonly number[]): number {
    let shared = 0;
    while (shared < tokens.length && tokens[shared] === this.#tokens[shared]) shared++;
    return shared;
  }

  /**
   * Reads `tokens` as the whole text so far; gives the logits of the next token, one per piece of the vocabulary. They are the
   * caller's to keep. Aborted between steps; what was read until then is kept.
   */
  read(tokens: readonly number[], turn: Turn = atOnce): Promise<Float32Array> {
    if (tokens.length === 0) return Promise.reject(new RangeError('models: a sequence of 0 tokens has no next one'));
    const read = this.#lastRead.then(() => this.#read(tokens, turn));
    this.#lastRead = read.catch(() => {});
    return read;
  }

  async #read(tokens: readonly number[], turn: Turn): Promise<Float32Array> {
    let at = this.shared(tokens);
    if (at === tokens.length && at === this.#tokens.length && this.#logits) return this.#logits;
    at = Math.min(at, tokens.length - 1); // The last token is read again, for its logits.
    if (at < this.#tokens.length) {
      await this.#cache.crop(at);
      this.#tokens.length = at;
      this.#logits = undefined;
    }
    const startMs = performance.now();
    const isAppend = at > 0 && tokens.length - at === 1;
    while (at < tokens.length) {
      const piece = tokens.slice(at, at + this.#model.tokensPerStep);
      const isLast = at + piece.length === tokens.length;
      await turn(() => this.#step(piece, isLast));
      at += piece.length;
    }
    if (!isAppend) this.#model.speed.firstTokenMs = performance.now() - startMs;
    return this.#logits!;
  }

  /** Ways to go on from the text that was read last. They are the caller's to clear; nothing else may be read until then. */
  branches(turn: Turn = atOnce): Branches {
    return new Branches(this.#cache, (tokens, cache, past) =>
      turn(async () => {
        const rows = tokens.map((token) => [token]);
        const results = await this.#model.session.run(this.#feeds(rows, cache, past), ['logits', ...this.#cache.outputs]);
        const { logits, ...presents } = results;
        return { logits: await lastRows(logits!, rows.length), cache: this.#cache.asInputs(presents) };
      }),
    );
  }

  /**
   * How likely texts are that could follow the one that was read last: for each of their tokens the natural log of its probability.
   * Each is read in a step of its own after what is read already, since the graphs take several texts at once with one token only;
   * the text itself stays as it is.
   */
  async follow(texts: readonly (readonly number[])[], turn: Turn = atOnce): Promise<Float64Array[]> {
    if (!this.#logits) throw new RangeError('models: a text that was not read has nothing that follows');
    const first = logSoftmax(this.#logits);
    const scores: Float64Array[] = [];
    for (const tokens of texts) {
      const rows = tokens.length > 1 ? await turn(() => this.#readBeside(tokens.slice(0, -1))) : [];
      const after = [first, ...rows.map(logSoftmax)];
      scores.push(Float64Array.from(tokens, (token, i) => after[i]![token]!));
    }
    return scores;
  }

  /** One step that leaves the text as it is; gives the logits after each token. */
  async #readBeside(tokens: readonly number[]): Promise<Float32Array[]> {
    const feeds = this.#feeds([tokens], this.#cache.inputs(), this.#cache.length, tokens.length);
    const { logits } = await this.#model.session.run(feeds, ['logits']);
    return lastRows(logits!, 1, tokens.length);
  }

  /** Forgets the text and frees the cache. */
  clear(): void {
    this.#cache.clear();
    this.#tokens = [];
    this.#logits = undefined;
  }

  /** The inputs that read `rows` of equally many tokens after what is in a cache, for the logits after the last `kept` of them. */
  #feeds(rows: readonly (readonly number[])[], cache: Record<string, Tensor>, past: number, kept = 1): Record<string, Tensor> {
    const { onnx, session } = this.#model;
    const count = rows[0]!.length;
    const dims = [rows.length, count];
    const integers = (values: number[], shape: number[]): Tensor =>
      new onnx.Tensor('int64', BigInt64Array.from(values, BigInt), shape);
    const feeds: Record<string, Tensor> = {
      ...cache,
      input_ids: integers(rows.flat(), dims),
      attention_mask: integers(new Array(rows.length * (past + count)).fill(1), [rows.length, past + count]),
    };
    const places = rows.flatMap((row) => row.map((_, i) => past + i));
    if (session.inputNames.includes('position_ids')) feeds['position_ids'] = integers(places, dims);
    if (session.inputNames.includes('num_logits_to_keep')) feeds['num_logits_to_keep'] = integers([kept], []);
    return feeds;
  }

  async #step(piece: number[], isLast: boolean): Promise<void> {
    const { session } = this.#model;
    const feeds = this.#feeds([piece], this.#cache.inputs(), this.#cache.length);
    const startMs = performance.now();
    const results = await session.run(feeds, isLast ? ['logits', ...this.#cache.outputs] : this.#cache.outputs);
    this.#cache.update(results);
    this.#tokens.push(...piece);
    this.#logits = isLast ? (await lastRows(results['logits']!, 1))[0] : undefined;
    if (piece.length === 1) this.#model.speed.tokensPerSecond = 1000 / (performance.now() - startMs);
  }
}

/** The last `count` rows of each text in [texts, rows, vocabulary], the texts one after the other. */
async function lastRows(logits: Tensor, texts: number, count = 1): Promise<Float32Array[]> {
  const size = logits.dims.at(-1)!;
  const data = (await logits.getData()) as Float32Array | Uint16Array;
  const rows = Array.from({ length: texts * count }, (_, i) => {
    const end = (data.length / texts) * (Math.floor(i / count) + 1) - (count - 1 - (i % count)) * size;
    const row = data.subarray(end - size, end);
    return logits.type === 'float16' && row instanceof Uint16Array
      ? Float32Array.from(row, halfToNumber)
      : Float32Array.from(row);
  });
  logits.dispose();
  return rows;
}
