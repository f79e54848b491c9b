import { MOST_AFTER_READER } from '@/answer/ask-reader';
import { rankSentences, scoredSpans } from '@/answer/find';
import { fitting } from '@/answer/fits';
import { type Candidate, type LikelyAnswers, likelyFeatures, lookedAt, wordsOf } from '@/answer/likely-answer';
import { rankRead, readPassages, weighedIn } from '@/answer/rank-read';
import type { ReadPassages } from '@/answer/reader';
import { type Models, Weights, WITH_READER } from '@/answer/weights';
import { type Learnt, trainAnswering } from './answering';
import type { Article } from './articles';
import { type Example, examplesOf, search } from './examples';
import { FeatureNames } from './feature-names';
import { type Choice, ChoiceBuilder, type Fit } from './log-linear';
import { comparedWords, GAIN_POWER, overlap } from './overlap';
import { isHeldBack } from './reading';

const FIT: Fit = { rounds: 60, rate: 0.05, decay: 0.1 };
/** Questions that are asked by default: five numbers are learnt each time, and a question takes two or three seconds. */
const LIKELY_QUESTIONS = 260;

/** Who looks at how many questions. */
export interface Looking {
  read: ReadPassages;
  likely: LikelyAnswers;
  questions?: number | undefined;
}

/** Learns how a language model is weighed against the rules, and against rules and reader, from articles that neither has learnt from. */
export async function trainLikely(
  articles: readonly Article[],
  looking: Looking,
  log: (line: string) => void,
): Promise<Record<'rules' | 'reader', Record<string, number>>> {
  const { learnt } = await trainAnswering(
    articles.filter((article) => !isHeldBack(article)),
    log,
  );
  return weighLikely(learnt, articles.filter(isHeldBack), looking, log);
}

/** The same with rules that were learnt before. */
export async function weighLikely(
  learnt: Learnt,
  articles: Article[],
  { read, likely, questions = LIKELY_QUESTIONS }: Looking,
  log: (line: string) => void,
): Promise<Record<'rules' | 'reader', Record<string, number>>> {
  const rules: Models = {
    spans: new Weights(learnt.spans),
    sentences: new Weights(learnt.sentences),
    presence: new Weights(learnt.presence),
    rightness: new Weights(learnt.rightness),
  };
  const { paragraphs } = examplesOf(articles, 1);
  const count = Math.min(questions, paragraphs.length);
  const examples = Array.from({ length: count }, (_, i) => paragraphs[Math.floor((i * paragraphs.length) / count)]!);
  const [byRules, byReader] = [new FeatureNames(), new FeatureNames()];
  const rulesChoices: Choice[] = [];
  const readerChoices: Choice[] = [];
  for (const [asked, example] of examples.entries()) {
    if (asked % 20 === 0) log(`${asked} of ${count} questions`);
    const found = search(example.own, example.question);
    const [best] = rankSentences(found, rules);
    if (!best || found.question.asked === 'truth') continue;
    const choiceOf = async (one: typeof best, candidates: Candidate[], names: FeatureNames): Promise<Choice> => {
      const words = candidates.map((candidate) => wordsOf(one, candidate));
      const answers = await likely({ question: example.question, sentence: one.evidence.reading.text }, words);
      const builder = new ChoiceBuilder();
      candidates.forEach((candidate, i) => {
        builder.candidate(gainOf(words[i]!, example));
        likelyFeatures(candidate, answers[i]!, names.emitTo(builder));
      });
      return builder.choice();
    };
    const spans = fitting(best.evidence.reading, scoredSpans(best.evidence, rules.spans));
    rulesChoices.push(await choiceOf(best, lookedAt(spans), byRules));
    const [first] = rankRead(
      await readPassages(found, example.question, { ...example.own, read }, rules),
      WITH_READER,
      rules.spans,
    );
    if (!first) continue;
    const weighed = lookedAt(weighedIn(first, WITH_READER.spans, rules.spans), MOST_AFTER_READER);
    readerChoices.push(await choiceOf(first, weighed, byReader));
  }
  return { rules: byRules.fit(rulesChoices, FIT), reader: byReader.fit(readerChoices, FIT) };
}

function gainOf(words: string, { answers }: Example): number {
  return Math.max(...answers.map((answer) => overlap(comparedWords(words), answer))) ** GAIN_POWER;
}
