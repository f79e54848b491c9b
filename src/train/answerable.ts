import { readFileSync } from 'node:fs';
import { rankRead, readPassages } from '@/answer/rank-read';
import { answerableFeatures } from '@/answer/read-confidence';
import type { ReadPassages } from '@/answer/reader';
import { LEARNT, LEARNT_WITH_MEANING, WITH_READER } from '@/answer/weights';
import type { Embed } from '@/search/vectors';
import { splitSentences } from '@/text/sentences';
import { verdict } from './answering';
import type { Article } from './articles';
import { type Example, embedExamples, examplesOf, isRight, type Page, pageOf, search } from './examples';
import { FeatureNames } from './feature-names';
import type { Choice, Fit } from './log-linear';
import { holdsAnswer } from './overlap';

const FIT: Fit = { rounds: 30, rate: 0.05, decay: 0.1 };

/** So many questions that a page speaks of and answers are reckoned with for one that it does not answer. */
const ANSWERED = 4;

/** A question that looks as if its paragraph answered it: see `src/train/reader/made.py`. */
export interface MadeQuestion {
  context: string;
  question: string;
}

/** The made questions of a file. */
export function readMade(path: string): MadeQuestion[] {
  return JSON.parse(readFileSync(path, 'utf8')) as MadeQuestion[];
}

/**
 * Learns the weights of `src/answer/weights-answerable.json`: whether the best sentence answers, where the text does speak of what is
 * asked. Learnt from paragraphs with the questions that people asked of them, with made ones, with questions of other paragraphs and
 * without the sentence that answers; the reader must have seen none of them.
 */
export async function trainAnswerable(
  articles: Article[],
  made: readonly MadeQuestion[],
  { read, embed }: { read: ReadPassages; embed: Embed },
  log: (line: string) => void,
): Promise<Record<'words' | 'meaning', Record<string, number>>> {
  const { pages, paragraphs: asked } = examplesOf(articles, 1);
  const others = unanswered(pages, asked, made);
  const examples = [...asked, ...others];
  const vectors = await embedExamples(examples, embed);
  log(`${asked.length} questions, ${others.length} without an answer`);
  const learn = async (withMeaning: boolean): Promise<Record<string, number>> => {
    const rules = withMeaning ? LEARNT_WITH_MEANING : LEARNT;
    const names = new FeatureNames();
    const choices: Choice[] = [];
    for (const example of examples) {
      const { own, question } = example;
      const found = search(own, question, withMeaning ? vectors.get(question) : undefined);
      const ranked = rankRead(await readPassages(found, question, { ...own, read }, rules), WITH_READER, rules.spans);
      const best = ranked[0];
      if (!best) continue;
      const isGood = example.answers.length > 0 && isRight(own, best.evidence, example);
      choices.push(verdict(isGood, (emit) => answerableFeatures(ranked, emit), names));
    }
    log(`${choices.length} verdicts ${withMeaning ? 'with' : 'without'} meaning`);
    const weights = names.fit(choices, FIT);
    // Most of what is learnt from has no answer; of what people ask of a page most has one.
    const always = weights['always']! + Math.log((others.length / asked.length) * ANSWERED);
    return { ...weights, always: Math.round(100 * always) / 100 };
  };
  return { words: await learn(false), meaning: await learn(true) };
}

/** Made questions, and the questions of paragraphs (`pages` has them asked of the whole article) where their answers are not. */
function unanswered(pages: readonly Example[], asked: readonly Example[], made: readonly MadeQuestion[]): Example[] {
  const pageOfText = new Map(asked.map(({ own }) => [textOf(own), own]));
  const examples: Example[] = [];
  const add = (own: Page | undefined, question: string): void => {
    if (own) examples.push({ fold: 0, own, block: 0, other: own, question, answers: [] });
  };
  for (const { context, question } of made) add(pageOfText.get(context), question);
  asked.forEach((example, i) => {
    add(withoutAnswer(example), example.question);
    add(pageOfText.get(nearest(pages[i]!) ?? ''), example.question);
  });
  return examples;
}

function textOf({ documents }: Page): string {
  return documents[0]!.blocks[0]!.text;
}

/** The paragraph without the sentences that hold the answer. */
function withoutAnswer({ own, answers }: Example): Page | undefined {
  const kept = splitSentences(textOf(own)).filter(({ text }) => !holdsAnswer(text, answers));
  return kept.length ? pageOf('', [kept.map(({ text }) => text).join(' ')]) : undefined;
}

/** Of the other paragraphs of its article that do not hold the answer, the one that a search finds first. */
function nearest({ own, block, question, answers }: Example): string | undefined {
  const { blocks } = own.documents[0]!;
  const found = search(own, question).evidence.map(({ sentence }) => own.index.place(sentence).block);
  const other = found.find((at) => at !== block && !holdsAnswer(blocks[at]!.text, answers));
  return other === undefined ? undefined : blocks[other]!.text;
}
