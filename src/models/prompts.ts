import type { ChatMessage } from './tokenizer';

/** What a generator is told. Short, since each word of it is read every time; each is tried on a real model in its test. */

/** Answers from numbered passages. */
export function answerPrompt(question: string, passages: readonly string[]): ChatMessage[] {
  return [
    { role: 'system', content: 'Answer the question with the passages only. If they do not say, write: not said.' },
    { role: 'user', content: `${passages.map((text, i) => `[${i + 1}] ${text}`).join('\n')}\n\nQuestion: ${question}` },
  ];
}
