import { splitSentences } from '@/text/sentences';
import { generate } from './generate';
import type { LanguageModel } from './language-model';
import { answerPrompt } from './prompts';
import type { Turn } from './sequence';
import { supportOf } from './support';

/** A sentence that a model wrote, and the passage that bears it out. */
export interface Grounded {
  text: string;
  /** The place of the passage among those that were given. */
  passage: number;
}

export interface WriteOptions {
  turn: Turn;
  signal?: AbortSignal | undefined;
}

const MOST_TOKENS = 96;
/** Models of this size fall into saying the same again and again. */
const REPETITION_PENALTY = 1.1;

/**
 * Answers a question from passages, sentence by sentence as they are written. A sentence that no passage bears out is left out:
 * where nothing comes, the passages do not say. A model writes answers only where the catalogue says it is fit for it.
 */
export async function* writeAnswer(
  model: LanguageModel,
  question: string,
  passages: readonly string[],
  options: WriteOptions,
): AsyncGenerator<Grounded> {
  for await (const sentence of sentences(model, question, passages, options)) {
    if (/\bnot said\b/i.test(sentence)) return;
    const text = sentence.replace(/\s*\[\d+\]/g, '');
    const support = supportOf(text, passages);
    if (support) yield { text, passage: support.passage };
  }
}

/** Whole sentences of an assistant's answer, each as soon as the next begins. */
async function* sentences(
  model: LanguageModel,
  question: string,
  passages: readonly string[],
  { turn, signal }: WriteOptions,
): AsyncGenerator<string> {
  const sequence = model.sequence();
  const prompt = model.tokenizer.encodeChat(answerPrompt(question, passages));
  const settings = { maxTokens: MOST_TOKENS, turn, repetitionPenalty: REPETITION_PENALTY, ...(signal && { signal }) };
  let text = '';
  let told = 0;
  let tokens = 0;
  try {
    for await (const { text: part } of generate(sequence, model.tokenizer, prompt, settings)) {
      text += part;
      tokens++;
      const whole = splitSentences(text).slice(told, -1);
      for (const { start, end } of whole) yield text.slice(start, end).trim();
      told += whole.length;
    }
    const [last] = splitSentences(text).slice(told);
    // What was cut off in the middle is no sentence.
    if (last && (tokens < MOST_TOKENS || /[.!?]["”’)]*$/.test(text.trim()))) yield text.slice(last.start, last.end).trim();
  } finally {
    sequence.clear();
  }
}
