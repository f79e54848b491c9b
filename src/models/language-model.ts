import type { InferenceSession, Onnx } from './onnx';
import { Sequence } from './sequence';
import type { Tokenizer } from './tokenizer';

/** How fast a model was lately; undefined until it has done any. */
export interface ModelSpeed {
  /** From the wish to the likelihood of the next token, the last time that something was read. */
  firstTokenMs?: number;
  /** One token after another, waiting not counted. */
  tokensPerSecond?: number;
}

/** A causal language model in memory: tokens in, the likelihood of the next token out. */
export class LanguageModel {
  readonly #sequences = new Set<Sequence>();
  /** As measured in the last steps. */
  readonly speed: ModelSpeed = {};

  constructor(
    readonly onnx: Onnx,
    readonly session: InferenceSession,
    readonly tokenizer: Tokenizer,
    /** The most tokens of one step: as many as take little longer than one, so that a stop is never far. */
    readonly tokensPerStep: number,
  ) {}

  /** A text of its own, with its own cache, that is read and written token by token. */
  sequence(): Sequence {
    const sequence = new Sequence(this);
    this.#sequences.add(sequence);
    return sequence;
  }

  /** Frees the graph and every cache. */
  async release(): Promise<void> {
    for (const sequence of this.#sequences) sequence.clear();
    this.#sequences.clear();
    await this.session.release();
  }
}
