import type { ChatMessage } from './tokenizer';

/** What a generator is told. Short, since each word of it is read every time; each is tried on a real model in its test. */

/** Answers from numbered passages. */
export function answerPrompt(question: string, passages: readonly string[]): ChatMessage[] {
  return [
    { role: 'system', content: 'Answer the question with the passages only. If they do not say, write: not said.' },
    { role: 'user', content: `${passages.map((text, i) => `[${i + 1}] ${text}`).join('\n')}\n\nQuestion: ${question}` },
  ];
}

/** Says in a few sentences what paragraphs say. */
export function summaryPrompt(paragraphs: readonly string[], count: number): ChatMessage[] {
  const sentences = count === 1 ? 'one short sentence' : `${count} short sentences`;
  return [
    { role: 'system', content: `Summarise the text in ${sentences}. Use only what it says.` },
    { role: 'user', content: paragraphs.join('\n') },
  ];
}

/** Sentences with a question and its answer each: a small model learns from them to answer in a few words of the sentence. */
const EXAMPLES = [
  [
    'The bridge over the Tamar was designed by Brunel and opened in May 1859, two years late.',
    'When was the bridge opened?',
    'May 1859',
  ],
  ['Silk was carried west by traders who paid for it with horses.', 'Who carried silk to the west?', 'traders'],
  ['The company lost $3 million because nobody had insured the ships.', 'How much did the company lose?', '$3 million'],
  [
    'In cold winters the fish move to deeper water near the mouth of the river, where food is easier to find.',
    'Where do the fish go in cold winters?',
    'deeper water near the mouth of the river',
  ],
  [
    'After the fire the council had the theatre rebuilt in brick, and the architect Maria Holm added a second stage.',
    'What material was the theatre rebuilt in?',
    'brick',
  ],
  [
    'Salt lowers the freezing point of water, which is why it is strewn on roads.',
    'What does salt do to water?',
    'lowers the freezing point',
  ],
] as const;

/** Up to where the words of a sentence follow that answer a question. */
export function spanPrompt(question: string, sentence: string): string {
  const examples = EXAMPLES.map(([text, asked, answer]) => `${text}\nQuestion: ${asked}\nAnswer: ${answer}\n\n`);
  return `${examples.join('')}${sentence}\nQuestion: ${question}\nAnswer:`;
}

/** The same before it is told what is asked; with fewer examples, since it is only what is taken off. */
export function unaskedPrompt(sentence: string): string {
  const examples = EXAMPLES.slice(0, 3).map(([text, asked, answer]) => `${text}\nAnswer: ${answer}\nQuestion: ${asked}\n\n`);
  return `${examples.join('')}${sentence}\nAnswer:`;
}
