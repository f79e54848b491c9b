import { splitSentences } from '@/text/sentences';
import { supportOf } from '@/text/support';
import { generate } from './generate';
import type { LanguageModel } from './language-model';
import { answerPrompt, summaryPrompt } from './prompts';
import type { Turn } from './sequence';
import type { ChatMessage } from './tokenizer';

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

const TOKENS_OF_ANSWER = 96;
const TOKENS_OF_POINT = 48;
/** Models of this size fall into saying the same again and again. */
const REPETITION_PENALTY = 1.1;
/** What opens an item of a list. */
const LIST_MARK = /^\s*(?:[-*•]|\d{1,2}[.)])\s+/;

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
  for await (const sentence of sentences(model, answerPrompt(question, passages), TOKENS_OF_ANSWER, options)) {
    if (/\bnot said\b/i.test(sentence)) return;
    const grounded = groundedIn(passages, sentence);
    if (grounded) yield grounded;
  }
}

/** Says in at most `count` sentences what passages say, each as soon as it is written. One that no passage bears out is left out. */
export async function* writePoints(
  model: LanguageModel,
  passages: readonly string[],
  count: number,
  options: WriteOptions,
): AsyncGenerator<Grounded> {
  let left = count;
  for await (const sentence of sentences(model, summaryPrompt(passages, count), TOKENS_OF_POINT * (count + 1), options)) {
    const grounded = groundedIn(passages, sentence);
    if (grounded) yield grounded;
    if (grounded && --left === 0) return;
  }
}

function groundedIn(passages: readonly string[], sentence: string): Grounded | undefined {
  const text = sentence.replace(/\s*\[\d+\]/g, '');
  const support = supportOf(text, passages);
  return support && { text, passage: support.passage };
}

/** Whole sentences of what an assistant says, each as soon as the next begins. */
async function* sentences(
  model: LanguageModel,
  asked: ChatMessage[],
  maxTokens: number,
  { turn, signal }: WriteOptions,
): AsyncGenerator<string> {
  const sequence = model.sequence();
  const prompt = model.tokenizer.encodeChat(asked);
  const settings = { maxTokens, turn, repetitionPenalty: REPETITION_PENALTY, ...(signal && { signal }) };
  let text = '';
  let told = 0;
  let tokens = 0;
  try {
    for await (const { text: part } of generate(sequence, model.tokenizer, prompt, settings)) {
      text += part;
      tokens++;
      const whole = sentencesIn(text).slice(told, -1);
      yield* whole;
      told += whole.length;
    }
    const [last] = sentencesIn(text).slice(told);
    // What was cut off in the middle is no sentence.
    if (last && (tokens < maxTokens || /[.!?]["”’)]*$/.test(last))) yield last;
  } finally {
    sequence.clear();
  }
}

/** The sentences of each line, without what marks it as an item of a list. */
function sentencesIn(text: string): string[] {
  return text.split('\n').flatMap((line) => {
    const bare = line.replace(LIST_MARK, '');
    return splitSentences(bare).map(({ start, end }) => bare.slice(start, end).trim());
  });
}
