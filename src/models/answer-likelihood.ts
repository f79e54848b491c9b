import type { LanguageModel } from './language-model';
import { spanPrompt, unaskedPrompt } from './prompts';
import { atOnce, type Sequence, type Turn } from './sequence';

/** How likely a text is as an answer; natural logs of probabilities. */
export interface AnswerLikelihood {
  /** That it is said and ends there, and that it ends there once it is said. */
  logProb: number;
  endLogProb: number;
  /** That it is said as the answer to a question that is not known: what is likely whatever is asked says little. */
  unaskedLogProb: number;
  tokens: number;
}

/** Tells how likely texts are as the answer to a question about a sentence. The examples of the prompts are read once. */
export class AnswerLikelihoodReader {
  readonly #model: LanguageModel;
  readonly #asked: Sequence;
  readonly #unasked: Sequence;

  constructor(model: LanguageModel) {
    this.#model = model;
    this.#asked = model.sequence();
    this.#unasked = model.sequence();
  }

  /** Each answer takes two turns of its own. */
  async read(
    { question, sentence }: { question: string; sentence: string },
    answers: readonly string[],
    turn: Turn = atOnce,
  ): Promise<AnswerLikelihood[]> {
    const asked = await this.#follow(this.#asked, spanPrompt(question, sentence), answers, turn);
    const unasked = await this.#follow(this.#unasked, unaskedPrompt(sentence), answers, turn);
    return asked.map((logProbs, i) => ({
      logProb: sum(logProbs),
      endLogProb: logProbs.at(-1) ?? 0,
      unaskedLogProb: sum(unasked[i]!),
      tokens: Math.max(1, logProbs.length - 1),
    }));
  }

  async #follow(sequence: Sequence, prompt: string, answers: readonly string[], turn: Turn): Promise<Float64Array[]> {
    const { tokenizer } = this.#model;
    const start = tokenizer.startId === undefined ? [] : [tokenizer.startId];
    await sequence.read([...start, ...tokenizer.encode(prompt)], turn);
    return sequence.follow(
      answers.map((answer) => tokenizer.encode(` ${answer}\n`)),
      turn,
    );
  }
}

function sum(logProbs: Float64Array): number {
  return logProbs.reduce((all, logProb) => all + logProb, 0);
}
