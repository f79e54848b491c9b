import type { ReadPassages } from '@/answer/reader';
import type { Neural } from '@/engine/engine';
import type { Section } from '../task';
import { scoreParagraphs } from './score';
import { everyNth, questionsIn, type SquadArticle } from './squad';
import { INKLING_ANSWERS, inklingAnswers } from './systems';

/** Questions that a language model is asked by default: each takes it a second or two. */
const LIKELY_QUESTIONS = 300;

/** Who is asked, and how many questions. */
interface Asking {
  neural: Neural;
  reader: ReadPassages | undefined;
  rows?: number | undefined;
  progress(text: string): void;
}

/** Short answers from the gold paragraph with a language model that weighs the words that may answer, beside those without. */
export async function likelySection(
  articles: readonly SquadArticle[],
  { neural, reader, rows = LIKELY_QUESTIONS, progress }: Asking,
): Promise<Section> {
  const answerable = articles.map(({ title, paragraphs }) => ({
    title,
    paragraphs: paragraphs.map(({ text, questions }) => ({ text, questions: questions.filter(({ answers }) => answers.length) })),
  }));
  const some = everyNth(answerable, Math.max(1, Math.floor(questionsIn(answerable) / rows)));
  const { name, likelyAnswers: likely } = neural;
  const systems = [
    INKLING_ANSWERS,
    inklingAnswers(`Inkling, rules + ${name}`, { likely }),
    ...(reader ? [inklingAnswers('Inkling, rules + reader', { reader })] : []),
    ...(reader ? [inklingAnswers(`Inkling, rules + reader + ${name}`, { reader, likely })] : []),
  ];
  const scored = [];
  for (const system of systems) {
    progress(system.name);
    scored.push({ system: system.name, ...(await scoreParagraphs(some, system)) });
  }
  return {
    title: `Words that answer, from the gold paragraph (${scored[0]!.answerable} answerable questions)`,
    columns: ['system', 'EM', 'F1'],
    rows: scored.map(({ system, exact, f1 }) => [system, (100 * exact).toFixed(1), (100 * f1).toFixed(1)]),
    figures: scored,
  };
}
