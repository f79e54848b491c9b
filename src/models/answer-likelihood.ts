import type { LanguageModel } from './language-model';
import { spanPrompt } from './prompts';
import { atOnce, type Sequence, type Turn } from './sequence';

/** How likely a text is as an answer: natural log of the probability that it is said and ends there, and how many tokens it has. */
export interface AnswerLikelihood {
  logProb: number;
  tokens: number;
}

/** Tells how likely texts are as the answer to a question about a sentence. The examples of the prompt are read once. */
export class AnswerLikelihoodReader {
  readonly #model: LanguageModel;
  readonly #sequence: Sequence;

  constructor(model: LanguageModel) {
    this.#model = model;
    this.#sequence = model.sequence();
  }

  /** Each answer takes a turn of its own. */
  async read(
    { question, sentence }: { question: string; sentence: string },
    answers: readonly string[],
    turn: Turn = atOnce,
  ): Promise<AnswerLikelihood[]> {
    const { tokenizer } = this.#model;
    const start = tokenizer.startId === undefined ? [] : [tokenizer.startId];
    await this.#sequence.read([...start, ...tokenizer.encode(spanPrompt(question, sentence))], turn);
    const texts = answers.map((answer) => tokenizer.encode(` ${answer}\n`));
    const scores = await this.#sequence.follow(texts, turn);
    return scores.map((logProbs) => ({
      logProb: logProbs.reduce((sum, logProb) => sum + logProb, 0),
      tokens: Math.max(1, logProbs.length - 1),
    }));
  }
}
