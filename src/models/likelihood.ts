import type { LanguageModel } from './language-model';
import { atOnce, type Sequence, type Turn } from './sequence';

/** Tells how likely texts are after another. What stands before is read once for texts that begin alike. */
export class LikelihoodReader {
  readonly #model: LanguageModel;
  readonly #sequence: Sequence;

  constructor(model: LanguageModel) {
    this.#model = model;
    this.#sequence = model.sequence();
  }

  /** Natural log of the probability of each text after `before`, where the texts are words that go on with it. */
  async read(before: string, texts: readonly string[], turn: Turn = atOnce): Promise<number[]> {
    const { tokenizer } = this.#model;
    // A space belongs to the word after it.
    const context = before.replace(/ $/, '');
    const lead = context.length < before.length ? ' ' : '';
    const start = tokenizer.startId === undefined ? [] : [tokenizer.startId];
    const tokens = [...start, ...tokenizer.encode(context)];
    await this.#sequence.read(tokens.length ? tokens : tokenizer.encode('\n'), turn);
    const scores = await this.#sequence.follow(
      texts.map((text) => tokenizer.encode(lead + text)),
      turn,
    );
    return scores.map((logProbs) => logProbs.reduce((sum, logProb) => sum + logProb, 0));
  }
}
