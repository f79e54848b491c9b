import { splitSentences } from '@/text/sentences';
import { generate } from './generate';
import type { LanguageModel } from './language-model';
import { answerPrompt, leadPrompt, pointPrompt } from './prompts';
import type { Turn } from './sequence';
import { supportOf } from './support';
import type { ChatMessage } from './tokenizer';

/** A sentence that a model wrote, and the passage that bears it out. */
export interface Grounded {
  text: string;
  /** The place of the passage among those that were given. */
  passage: number;
}

export interface WriteOptions {
  turn: Turn;
  /** The most tokens of a piece of writing. */
  maxTokens?: number;
  signal?: AbortSignal;
}

const MOST_TOKENS = 96;
const POINT_TOKENS = 48;
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
  for await (const sentence of sentences(model, answerPrompt(question, passages), options)) {
    if (/\bnot said\b/i.test(sentence)) return;
    const text = sentence.replace(/\s*\[\d+\]/g, '');
    const support = supportOf(text, passages);
    if (support) yield { text, passage: support.passage };
  }
}

/**
 * Summarises passages: the point of each as it is written, then, as the last, what the points say together, with the passage that
 * bears out most of it. Points that their passage does not bear out are left out.
 */
export async function* writeSummary(
  model: LanguageModel,
  passages: readonly string[],
  options: WriteOptions,
): AsyncGenerator<Grounded & { isLead: boolean }> {
  const points: Grounded[] = [];
  for (const [passage, text] of passages.entries()) {
    for await (const point of sentences(model, pointPrompt(text), { maxTokens: POINT_TOKENS, ...options })) {
      if (supportOf(point, [text])) {
        points.push({ text: point, passage });
        yield { text: point, passage, isLead: false };
      }
      break; // Only the first sentence is the point.
    }
  }
  if (points.length < 2) return;
  const said = points.map((point) => point.text);
  for await (const lead of sentences(model, leadPrompt(said), { maxTokens: POINT_TOKENS, ...options })) {
    if (supportOf(lead, [said.join(' ')])) {
      yield { text: lead, passage: points[supportOf(lead, said)?.passage ?? 0]!.passage, isLead: true };
    }
    return;
  }
}

/** Whole sentences of an assistant's answer, each as soon as the next begins. */
async function* sentences(
  model: LanguageModel,
  messages: ChatMessage[],
  { turn, maxTokens = MOST_TOKENS, signal }: WriteOptions,
): AsyncGenerator<string> {
  const sequence = model.sequence();
  const prompt = model.tokenizer.encodeChat(messages);
  const settings = { maxTokens, turn, repetitionPenalty: REPETITION_PENALTY, ...(signal && { signal }) };
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
    if (last && (tokens < maxTokens || /[.!?]["”’)]*$/.test(text.trim()))) yield text.slice(last.start, last.end).trim();
  } finally {
    sequence.clear();
  }
}
