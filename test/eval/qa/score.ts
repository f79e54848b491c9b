import { mean } from '../retrieval/measures';
import { auroc } from './auroc';
import { holdsAnswer, type SquadArticle, type SquadQuestion, scoreAnswer } from './squad';
import type { AnsweringSystem, Said } from './systems';

/** How well questions are answered that the text answers, and told from those that it does not. All are shares of 1. */
export interface AnswerScore {
  answerable: number;
  /** The sentence found first, and one of the first three, holds an answer in the right paragraph. */
  sentence1: number;
  sentence3: number;
  /** Short answers of answerable questions; a refusal scores 0. */
  exact: number;
  f1: number;
  /** All questions, the unanswerable ones right where they are refused (SQuAD v2). */
  exactOfAll: number;
  f1OfAll: number;
  /** Confidence tells answerable questions from those written to look answerable. */
  adversarial: number;
  refused: number;
}

/** Questions asked of an article that is not theirs. */
export interface OffPageScore {
  questions: number;
  auroc: number;
  /** Of questions on and off the page together, at the system's own threshold. */
  accuracy: number;
  /** Share of the questions on the page that are refused wrongly, and of those off the page that are refused rightly. */
  onPageRefused: number;
  offPageRefused: number;
}

interface Asked {
  question: SquadQuestion;
  /** The paragraph, among those that were opened, that the question was written for. */
  paragraph: number;
  said: Said;
}

/** Asks every question of its paragraph alone. */
export async function scoreParagraphs(articles: readonly SquadArticle[], { open }: AnsweringSystem): Promise<AnswerScore> {
  const asked: Asked[] = [];
  for (const { text, questions } of articles.flatMap(({ paragraphs }) => paragraphs)) {
    const answer = await open([text], '');
    for (const question of questions) asked.push({ question, paragraph: 0, said: await answer(question.question) });
  }
  return scoreOf(asked);
}

/** Asks every question of its whole article, and the answerable ones of another article too. */
export async function scorePages(
  articles: readonly SquadArticle[],
  { open }: AnsweringSystem,
): Promise<{ own: AnswerScore; off: OffPageScore }> {
  const pages: ((question: string) => Promise<Said>)[] = [];
  for (const { title, paragraphs } of articles) {
    const texts = paragraphs.map(({ text }) => text);
    pages.push(await open(texts, title));
  }
  const asked: Asked[] = [];
  const elsewhere: Said[] = [];
  for (const [page, { paragraphs }] of articles.entries()) {
    for (const [paragraph, { questions }] of paragraphs.entries()) {
      for (const question of questions) {
        asked.push({ question, paragraph, said: await pages[page]!(question.question) });
        if (!question.answers.length) continue;
        const other = (page + 1 + (elsewhere.length % (articles.length - 1))) % articles.length;
        elsewhere.push(await pages[other]!(question.question));
      }
    }
  }
  const own = asked.filter(({ question }) => question.answers.length).map(({ said }) => said);
  const onPageRefused = mean(own.map(({ answer }) => Number(answer === '')));
  const offPageRefused = mean(elsewhere.map(({ answer }) => Number(answer === '')));
  const off = {
    questions: elsewhere.length,
    auroc: auroc(confidences(own), confidences(elsewhere)),
    accuracy: (1 - onPageRefused + offPageRefused) / 2,
    onPageRefused,
    offPageRefused,
  };
  return { own: scoreOf(asked), off };
}

function scoreOf(asked: readonly Asked[]): AnswerScore {
  const answerable = asked.filter(({ question }) => question.answers.length);
  const others = asked.filter(({ question }) => !question.answers.length);
  const scores = answerable.map(({ question, said }) => scoreAnswer(said.answer, question.answers));
  const all = [...scores, ...others.map(({ said }) => scoreAnswer(said.answer, []))];
  const holds = ({ question, paragraph, said }: Asked, count: number): number =>
    Number(said.sentences.slice(0, count).some((one) => one.paragraph === paragraph && holdsAnswer(one.text, question.answers)));
  return {
    answerable: answerable.length,
    sentence1: mean(answerable.map((one) => holds(one, 1))),
    sentence3: mean(answerable.map((one) => holds(one, 3))),
    exact: mean(scores.map(({ exact }) => exact)),
    f1: mean(scores.map(({ f1 }) => f1)),
    exactOfAll: mean(all.map(({ exact }) => exact)),
    f1OfAll: mean(all.map(({ f1 }) => f1)),
    adversarial: auroc(confidences(answerable.map(({ said }) => said)), confidences(others.map(({ said }) => said))),
    refused: mean(answerable.map(({ said }) => Number(said.answer === ''))),
  };
}

function confidences(said: readonly Said[]): number[] {
  return said.map(({ confidence }) => confidence);
}
