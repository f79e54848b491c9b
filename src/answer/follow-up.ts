import type { Carried } from '@/search/query';
import { termsOf } from '@/text/terms';
import type { Answer } from './answer';
import { type Question, readQuestion } from './question';

/** A question of the same conversation that was asked before. */
export interface Earlier {
  question: string;
  answer?: Answer | undefined;
}

/** A question understood with those before it. */
export interface Resolved {
  question: Question;
  /** Terms of earlier turns that the search looks for too. */
  carried: Carried[];
}

/** Words that stand for something named before. */
export const PRONOUNS: ReadonlySet<string> = new Set(
  'he she it they him her them his hers its their theirs himself herself itself themselves this these those'.split(' '),
);
/** A question with at most so many terms of its own leans on the one before, if it starts as a continuation does. */
const FEW_TERMS = 2;
const CONTINUES = /^\s*(?:and|but|or|so|what about|how about|what else|why|since when|until when|where|when|how|who)\b/i;
/** Names say what the talk is about; other words of it say less. */
const NAME_WEIGHT = 0.6;
const WORD_WEIGHT = 0.25;
/** What is left of a turn's words one turn later. */
const FADING = 0.5;
const TURNS = 3;

/** Reads a question in its conversation (earlier turns, oldest first): "When was he born?" looks for whom the talk was about. */
export function resolve(text: string, earlier: readonly Earlier[] = []): Resolved {
  const question = readQuestion(text);
  const before = earlier.at(-1);
  if (!before || !leansOn(text, question)) return { question, carried: [] };
  // "And in 1975?" asks for what the question before asked for.
  const asked = question.wh < 0 ? readQuestion(before.question) : question;
  const own = new Set(termsOf(text));
  const carried = new Map<string, number>();
  const carry = (words: string, factor: number): void => {
    for (const { terms, isCapitalised, hasDigit } of readQuestion(words).units) {
      for (const term of terms) {
        const weight = factor * (isCapitalised || hasDigit ? NAME_WEIGHT : WORD_WEIGHT);
        if (!own.has(term)) carried.set(term, Math.max(weight, carried.get(term) ?? 0));
      }
    }
  };
  let factor = 1;
  for (const { question: words, answer } of earlier.slice(-TURNS).reverse()) {
    carry(words, factor);
    carry(answer?.answer ?? '', factor);
    if (!leansOn(words, readQuestion(words))) break;
    factor *= FADING;
  }
  return {
    question: { ...question, asked: asked.asked, focus: question.wh < 0 ? asked.focus : question.focus },
    carried: Array.from(carried, ([term, weight]) => ({ term, weight })),
  };
}

/** Whether a question cannot be understood alone: a pronoun with no name before it, or the continuation of another. */
export function leansOn(text: string, { units, wh }: Question): boolean {
  const pronoun = units.findIndex(({ folded }) => PRONOUNS.has(folded));
  const name = units.findIndex(({ isCapitalised, terms }, i) => i > 0 && i !== wh && isCapitalised && terms.length > 0);
  if (pronoun >= 0) return name < 0 || name > pronoun;
  return units.filter(({ terms }) => terms.length > 0).length <= FEW_TERMS && (CONTINUES.test(text) || units.length <= FEW_TERMS);
}
