import { confidenceOf } from '@/answer/find';
import {
  candidateFeatures,
  candidatesIn,
  type ReadRanked,
  rankRead,
  readPassages,
  readSentenceFeatures,
} from '@/answer/rank-read';
import { presentFeatures } from '@/answer/read-confidence';
import type { ReadPassages } from '@/answer/reader';
import { type Models, type ReaderModels, Weights } from '@/answer/weights';
import { type Learnt, trainAnswering, verdict } from './answering';
import type { Article } from './articles';
import { type Example, examplesOf, isRight, type Page, pageOf, search } from './examples';
import { FeatureNames } from './feature-names';
import { type Choice, ChoiceBuilder, type Fit } from './log-linear';
import { comparedWords, GAIN_POWER, overlap } from './overlap';

/** The articles that the reader has not learnt from: see `src/train/reader/questions.py`. */
const HELD_BACK = ['Chloroplast', 'Genghis_Khan'];
const FIT: Fit = { rounds: 30, rate: 0.05, decay: 0.1 };

/** A question on a page with what rules and reader make of it. */
interface Seen {
  example: Example;
  page: Page;
  read: ReadRanked[];
  byRules: ReturnType<typeof confidenceOf>;
}

/** Whether an article is one that the reader has not learnt from. */
export const isHeldBack = ({ title }: Article): boolean => HELD_BACK.includes(title);

/** Learns how the rules and a reader are weighed against each other, from articles that the reader has not learnt from. */
export async function trainReading(
  articles: readonly Article[],
  read: ReadPassages,
  log: (line: string) => void,
): Promise<Learnt<'spans' | 'sentences' | 'presence'>> {
  // Rules that have not learnt from these articles either: else they would seem better than they are.
  const others = articles.filter((article) => !isHeldBack(article));
  const { learnt } = await trainAnswering(others, log);
  return weigh(learnt, articles.filter(isHeldBack), read, log);
}

/** The weights of rules and reader together, learnt from articles that neither has seen. */
export async function weigh(
  learnt: Learnt,
  articles: Article[],
  read: ReadPassages,
  log: (line: string) => void,
): Promise<Learnt<'spans' | 'sentences' | 'presence'>> {
  const rules: Models = {
    spans: new Weights(learnt.spans),
    sentences: new Weights(learnt.sentences),
    presence: new Weights(learnt.presence),
    rightness: new Weights(learnt.rightness),
  };
  const { pages, paragraphs } = examplesOf(articles, 1);
  const seeAll = async (examples: readonly Example[], where: string, pageFor: (example: Example) => Page): Promise<Seen[]> => {
    const seen: Seen[] = [];
    for (const example of examples) seen.push(await see(example, pageFor(example), read, rules));
    log(`${seen.length} questions asked of ${where}`);
    return seen;
  };
  const some = pages.filter((_, i) => i % 2 === 0); // Reading takes long, and what is learnt are a dozen numbers.
  const third = paragraphs.filter((_, i) => i % 3 === 0);
  const own = await seeAll([...pages, ...third], 'their pages and paragraphs', ({ own }) => own);
  const other = await seeAll(some, 'another page', (example) => example.other);
  const torn = articles.map(({ title, paragraphs }) =>
    paragraphs.map((_, left) =>
      pageOf(
        title.replaceAll('_', ' '),
        paragraphs.filter((_, i) => i !== left).map(({ context }) => context),
      ),
    ),
  );
  const articleOf = new Map([...new Set(pages.map(({ own }) => own))].map((page, article) => [page, article]));
  const without = await seeAll(
    some,
    'their pages without their paragraph',
    ({ own, block }) => torn[articleOf.get(own)!]![block]!,
  );

  const sentenceNames = new FeatureNames();
  const sentences = sentenceNames.fit(
    own.map((one) => sentenceChoice(one, sentenceNames)),
    FIT,
  );
  const spanNames = new FeatureNames();
  const spans = spanNames.fit(
    own.flatMap((one) => spanChoice(one, rules, spanNames) ?? []),
    FIT,
  );
  const models: Pick<ReaderModels, 'spans' | 'sentences'> = { spans: new Weights(spans), sentences: new Weights(sentences) };
  const ranked = ({ read }: Seen): ReadRanked[] => rankRead(read, models, rules.spans);
  const presenceNames = new FeatureNames();
  const presence: Choice[] = [];
  for (const one of [...own, ...other, ...without]) {
    const isOwn = one.page === one.example.own;
    presence.push(verdict(isOwn, (emit) => presentFeatures(ranked(one), one.byRules, emit), presenceNames));
  }
  return { spans, sentences, presence: presenceNames.fit(presence, FIT) };
}

async function see(example: Example, page: Page, read: ReadPassages, rules: Models): Promise<Seen> {
  const found = search(page, example.question);
  const passages = await readPassages(found, example.question, { ...page, read }, rules);
  return { example, page, read: passages, byRules: confidenceOf(found, passages, rules) };
}

function sentenceChoice({ example, page, read }: Seen, names: FeatureNames): Choice {
  const builder = new ChoiceBuilder();
  for (const one of read) {
    builder.candidate(isRight(page, one.evidence, example) ? 1 : 0);
    readSentenceFeatures(one, names.emitTo(builder));
  }
  return builder.choice();
}

function spanChoice({ example, page, read }: Seen, rules: Models, names: FeatureNames): Choice | undefined {
  const right = read.find(({ evidence }) => isRight(page, evidence, example));
  if (!right) return undefined;
  const { units, text } = right.evidence.reading;
  const builder = new ChoiceBuilder();
  for (const candidate of candidatesIn(right, rules.spans)) {
    const words = comparedWords(text.slice(units[candidate.from]!.start, units[candidate.to]!.end));
    builder.candidate(Math.max(...example.answers.map((answer) => overlap(words, answer))) ** GAIN_POWER);
    candidateFeatures(candidate, names.emitTo(builder));
  }
  return builder.choice();
}
