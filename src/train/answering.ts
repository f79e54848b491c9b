import { presenceFeatures, rightnessFeatures } from '@/answer/confidence';
import { findSpan, rankSentences } from '@/answer/find';
import { sentenceFeatures } from '@/answer/sentence-features';
import { endFeatures, spanFeatures, startFeatures } from '@/answer/span-features';
import { spansOf } from '@/answer/spans';
import { type Emit, type Models, Weights } from '@/answer/weights';
import type { Embed } from '@/search/vectors';
import type { Article } from './articles';
import { type Example, embedExamples, examplesOf, isRight, search } from './examples';
import { FeatureNames } from './feature-names';
import { type Choice, ChoiceBuilder, type Fit } from './log-linear';
import { comparedWords, GAIN_POWER, overlap } from './overlap';

const FOLDS = 4;
const FOLD_NUMBERS = Array.from({ length: FOLDS }, (_, fold) => fold);
const SPANS: Fit = { rounds: 6, rate: 0.07, decay: 3 };
const SENTENCES: Fit = { rounds: 10, rate: 0.05, decay: 1 };
const CONFIDENCE: Fit = { rounds: 10, rate: 0.05, decay: 1 };
/** Features of spans that weigh less are left out, and the others are learnt again without them. */
const LEAST_SPAN_WEIGHT = 0.3;

/** The choice among all that may answer in the sentence that does. */
function spanChoice(example: Example, names: FeatureNames): Choice | undefined {
  const right = search(example.own, example.question).evidence.find((one) => isRight(example.own, one, example));
  if (!right) return undefined;
  const { units, text } = right.reading;
  const builder = new ChoiceBuilder();
  for (const span of spansOf(units)) {
    const words = comparedWords(text.slice(units[span.from]!.start, units[span.to]!.end));
    builder.candidate(Math.max(...example.answers.map((answer) => overlap(words, answer))) ** GAIN_POWER);
    const emit = names.emitTo(builder);
    startFeatures(right.reading, span.from, emit);
    endFeatures(right.reading, span.to, emit);
    spanFeatures(right.reading, span, emit);
  }
  return builder.choice();
}

function sentenceChoice(example: Example, spans: Weights, names: FeatureNames, vector?: Float32Array): Choice {
  const builder = new ChoiceBuilder();
  for (const one of search(example.own, example.question, vector).evidence) {
    builder.candidate(isRight(example.own, one, example) ? 1 : 0);
    sentenceFeatures(one, findSpan(one, spans).worth, names.emitTo(builder));
  }
  return builder.choice();
}

/** Right or wrong as a choice between an answer with its features and none without any. */
export function verdict(isGood: boolean, features: (emit: Emit) => void, names: FeatureNames): Choice {
  const builder = new ChoiceBuilder();
  builder.candidate(isGood ? 1 : 0);
  features(names.emitTo(builder));
  builder.candidate(isGood ? 0 : 1);
  return builder.choice();
}

export type Learnt<Names extends keyof Models = keyof Models> = Record<Names, Record<string, number>>;

/** Vectors of questions, where there is an encoder. */
type Vectors = ReadonlyMap<string, Float32Array>;

/**
 * Learns the weights of `src/answer/weights.json` from articles with questions, and with an encoder also those of
 * `src/answer/weights-with-meaning.json`. Each fold is seen with models that have not learnt from it, as the page of a stranger will be.
 */
export async function trainAnswering(
  articles: Article[],
  log: (line: string) => void,
  embed?: Embed,
): Promise<{ learnt: Learnt; withMeaning?: Omit<Learnt, 'spans'> }> {
  const { pages, paragraphs } = examplesOf(articles, FOLDS);
  const spanNames = new FeatureNames();
  const spanChoices = paragraphs.map((example) => ({ fold: example.fold, choice: spanChoice(example, spanNames) }));
  const spanFit = (without?: number): Record<string, number> => {
    const choices = spanChoices.flatMap(({ fold, choice }) => (choice && fold !== without ? [choice] : []));
    return spanNames.refit(choices, SPANS, LEAST_SPAN_WEIGHT);
  };
  const spanFolds = FOLD_NUMBERS.map((fold) => new Weights(spanFit(fold)));
  log(`${spanNames.size} features of spans`);

  const examples = [...pages, ...paragraphs];
  const learnt = { spans: spanFit(), ...trainFinding(examples, spanFolds, log) };
  if (!embed) return { learnt };
  const vectors = await embedExamples(examples, embed);
  log(`${vectors.size} questions with their vectors`);
  return { learnt, withMeaning: trainFinding(examples, spanFolds, log, vectors) };
}

/** Learns which sentence answers, and how sure that is. */
function trainFinding(
  examples: readonly Example[],
  spanFolds: readonly Weights[],
  log: (line: string) => void,
  vectors?: Vectors,
): Omit<Learnt, 'spans'> {
  const sentenceNames = new FeatureNames();
  const sentenceChoices = examples.map((example) =>
    sentenceChoice(example, spanFolds[example.fold]!, sentenceNames, vectors?.get(example.question)),
  );
  const sentenceFit = (without?: number): Record<string, number> =>
    sentenceNames.fit(
      sentenceChoices.filter((_, i) => examples[i]!.fold !== without),
      SENTENCES,
    );
  const sentenceFolds = FOLD_NUMBERS.map((fold) => new Weights(sentenceFit(fold)));
  log(`${sentenceNames.size} features of sentences`);

  const presenceNames = new FeatureNames();
  const rightnessNames = new FeatureNames();
  const presence: Choice[] = [];
  const rightness: Choice[] = [];
  for (const example of examples) {
    const models = { spans: spanFolds[example.fold]!, sentences: sentenceFolds[example.fold]! };
    for (const page of [example.own, example.other]) {
      const isOwn = page === example.own;
      const found = search(page, example.question, vectors?.get(example.question));
      const ranked = rankSentences(found, models);
      presence.push(verdict(isOwn, (emit) => presenceFeatures(found, ranked, emit), presenceNames));
      if (!isOwn) continue;
      const isGood = ranked[0] !== undefined && isRight(page, ranked[0].evidence, example);
      rightness.push(verdict(isGood, (emit) => rightnessFeatures(found, ranked, emit), rightnessNames));
    }
  }
  log(`${presenceNames.size} features of presence`);
  return {
    sentences: sentenceFit(),
    presence: presenceNames.fit(presence, CONFIDENCE),
    rightness: rightnessNames.fit(rightness, CONFIDENCE),
  };
}
