import { existsSync, readFileSync } from 'node:fs';

export const SQUAD_FILE = 'qa/squad-v2-dev-even-articles.json';

/** A question; nothing in its paragraph answers it where there are no answers. */
export interface SquadQuestion {
  id: string;
  question: string;
  answers: string[];
}

export interface SquadArticle {
  title: string;
  paragraphs: { text: string; questions: SquadQuestion[] }[];
}

interface SquadFile {
  title: string;
  paragraphs: { context: string; qas: SquadQuestion[] }[];
}

/** The articles of a file of SQuAD questions; its path where it is missing. */
export function readSquad(path: string): SquadArticle[] | string {
  if (!existsSync(path)) return path;
  return (JSON.parse(readFileSync(path, 'utf8')) as SquadFile[]).map(({ title, paragraphs }) => ({
    title: title.replaceAll('_', ' '),
    paragraphs: paragraphs.map(({ context, qas }) => ({ text: context, questions: qas })),
  }));
}

/** How many questions articles have. */
export function questionsIn(articles: readonly SquadArticle[]): number {
  return articles.reduce((sum, { paragraphs }) => sum + paragraphs.reduce((all, { questions }) => all + questions.length, 0), 0);
}

/** The same articles with one question in `step`, in their order. */
export function everyNth(articles: readonly SquadArticle[], step: number): SquadArticle[] {
  let count = 0;
  return articles.map(({ title, paragraphs }) => ({
    title,
    paragraphs: paragraphs.map(({ text, questions }) => ({ text, questions: questions.filter(() => count++ % step === 0) })),
  }));
}

/** A text as SQuAD compares it: lower case, ASCII punctuation deleted, the articles left out, single spaces. */
export function normalise(text: string): string {
  return text
    .toLowerCase()
    .replace(/[!-/:-@[-`{-~]/g, '')
    .replace(/(?<![\p{L}\p{N}_])(?:a|an|the)(?![\p{L}\p{N}_])/gu, ' ')
    .split(/\s+/)
    .filter(Boolean)
    .join(' ');
}

/** Exact match and F1 over words against the best of the right answers; '' is right where there are none. */
export function scoreAnswer(answer: string, answers: readonly string[]): { exact: number; f1: number } {
  const words = normalise(answer);
  const right = answers.map(normalise).filter(Boolean);
  if (!right.length) return { exact: Number(words === ''), f1: Number(words === '') };
  return {
    exact: Number(right.includes(words)),
    f1: Math.max(...right.map((one) => overlap(words.split(' ').filter(Boolean), one.split(' ')))),
  };
}

function overlap(answer: string[], right: string[]): number {
  const counts = new Map<string, number>();
  for (const word of right) counts.set(word, (counts.get(word) ?? 0) + 1);
  let same = 0;
  for (const word of answer) {
    const left = counts.get(word) ?? 0;
    if (left > 0) same++;
    counts.set(word, left - 1);
  }
  if (!same) return 0;
  const precision = same / answer.length;
  const recall = same / right.length;
  return (2 * precision * recall) / (precision + recall);
}

/** Whether a text holds one of the answers as a run of whole words. */
export function holdsAnswer(text: string, answers: readonly string[]): boolean {
  const words = ` ${normalise(text)} `;
  return answers.some((answer) => normalise(answer) && words.includes(` ${normalise(answer)} `));
}
