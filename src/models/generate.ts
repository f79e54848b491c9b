import { chooseToken, logSoftmax, type Sampling } from './sampling';
import { atOnce, type Sequence, type Turn } from './sequence';
import type { Tokenizer } from './tokenizer';

export interface GenerateOptions extends Sampling {
  /** The most tokens that are written. */
  maxTokens: number;
  /** Texts that end it; they and what follows are left out. */
  stop?: string[];
  /** The tokens that may come next after those written so far; undefined allows all. */
  allowed?: (written: readonly number[]) => Iterable<number> | undefined;
  turn?: Turn;
  signal?: AbortSignal;
}

/** One token that was written; the last may be an end mark. */
export interface Written {
  /** Text that is certain now; it never ends inside a character or inside the beginning of a stop text. */
  text: string;
  id: number;
  /** Natural log of its probability under the model, before any sampling. */
  logProb: number;
}

/**
 * Goes on from `prompt`, a token a step. Ends at an end mark, a stop text or `maxTokens`; aborts within one token. What was read
 * stays in the sequence, so that going on later costs nothing twice.
 */
export async function* generate(
  sequence: Sequence,
  tokenizer: Tokenizer,
  prompt: readonly number[],
  { maxTokens, stop = [], allowed, turn = atOnce, signal, ...sampling }: GenerateOptions,
): AsyncGenerator<Written> {
  const written: number[] = [];
  let said = '';
  while (written.length < maxTokens) {
    signal?.throwIfAborted();
    const logits = await sequence.read([...prompt, ...written], turn);
    signal?.throwIfAborted();
    const options = allowed?.(written);
    const id = chooseToken(options ? only(logits, options) : logits, sampling, written);
    const logProb = logSoftmax(logits)[id]!;
    const hasEnded = tokenizer.endIds.has(id);
    if (!hasEnded) written.push(id);
    const whole = tokenizer.decode(written);
    const stopAt = Math.min(...stop.map((text) => whole.indexOf(text)).filter((at) => at >= 0));
    const isOver = hasEnded || Number.isFinite(stopAt) || written.length === maxTokens;
    const sure = Math.min(stopAt, isOver ? whole.length : sureLength(whole, stop));
    const text = sure > said.length ? whole.slice(said.length, sure) : '';
    said += text;
    yield { text, id, logProb };
    if (isOver) return;
  }
}

/** How much of a text can be said: not half a character, and not what may become a stop text. */
function sureLength(text: string, stop: string[]): number {
  let length = text.length;
  while (length > 0 && text[length - 1] === '\ufffd') length--;
  for (const end of stop) {
    for (let size = Math.min(end.length - 1, length); size > 0; size--) {
      if (text.slice(0, length).endsWith(end.slice(0, size))) {
        length -= size;
        break;
      }
    }
  }
  return length;
}

function only(logits: Float32Array, ids: Iterable<number>): Float32Array {
  const kept = new Float32Array(logits.length).fill(Number.NEGATIVE_INFINITY);
  for (const id of ids) kept[id] = logits[id]!;
  return kept;
}
