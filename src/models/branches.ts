import type { KvCache } from './kv-cache';
import type { Tensor } from './onnx';

/** Runs one step of several texts at once: their next tokens, and the cache of what they share, or have read since. */
export type BranchStep = (tokens: readonly number[], cache: Record<string, Tensor>, past: number) => Promise<BranchResult>;

export interface BranchResult {
  /** Logits after each text. */
  logits: Float32Array[];
  /** The cache with the new tokens. */
  cache: Record<string, Tensor>;
}

/** Several ways to go on from one text, read side by side, a token of each in one step. The text itself stays as it is. */
export class Branches {
  #cache: Record<string, Tensor> | undefined;
  #past: number;
  readonly #from: KvCache;
  readonly #step: BranchStep;

  constructor(from: KvCache, step: BranchStep) {
    this.#from = from;
    this.#past = from.length;
    this.#step = step;
  }

  /** Reads the next token of each way; as many at every call. Gives the logits after them. */
  async read(tokens: readonly number[]): Promise<Float32Array[]> {
    this.#cache ??= await this.#from.tiled(tokens.length);
    const { logits, cache } = await this.#step(tokens, this.#cache, this.#past);
    this.clear();
    this.#cache = cache;
    this.#past++;
    return logits;
  }

  /** Goes on from these ways only, in this order; one that is named twice is parted. */
  async keep(ways: readonly number[]): Promise<void> {
    if (!this.#cache) throw new Error('models: there are no ways before a token of each was read');
    if (ways.every((way, i) => way === i) && this.#cache[Object.keys(this.#cache)[0]!]?.dims[0] === ways.length) return;
    const kept = await this.#from.rows(this.#cache, ways);
    this.clear();
    this.#cache = kept;
  }

  /** Frees the caches. */
  clear(): void {
    for (const tensor of Object.values(this.#cache ?? {})) tensor.dispose();
    this.#cache = undefined;
  }
}
