import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { confidenceFeatures } from '@/answer/confidence';
import { gather, type Search } from '@/answer/evidence';
import { findSpan, type Ranked, rankSentences } from '@/answer/find';
import { sentenceFeatures } from '@/answer/sentence-features';
import { spanFeatures } from '@/answer/span-features';
import { spansOf } from '@/answer/spans';
import { type Emit, Weights } from '@/answer/weights';
import type { ReadDocument } from '@/read/document';
import { indexDocuments } from '@/search/passages';
import { SearchIndex } from '@/search/search-index';
import { type Article, documentOf, readArticles } from './articles';
import { type Choice, ChoiceBuilder, type Fit, fitWeights } from './log-linear';
import { comparedWords, holdsAnswer, overlap } from './overlap';

const FOLDS = 4;
const SPANS: Fit = { rounds: 5, rate: 0.07, decay: 3 };
const SENTENCES: Fit = { rounds: 10, rate: 0.05, decay: 1 };
const CONFIDENCE: Fit = { rounds: 10, rate: 0.05, decay: 1 };
/** An answer that is half right is worth less than half. */
const GAIN_POWER = 1.5;
/** Weights below this are left out: together they change nothing. */
const SMALLEST = 0.05;

/** The names of features, numbered as they come. */
class Names {
  readonly ids = new Map<string, number>();

  idOf(name: string): number {
    let id = this.ids.get(name);
    if (id === undefined) {
      id = this.ids.size;
      this.ids.set(name, id);
    }
    return id;
  }

  emitTo(builder: ChoiceBuilder): Emit {
    return (name, value) => builder.feature(this.idOf(name), value);
  }

  fit(choices: readonly Choice[], fit: Fit): Record<string, number> {
    const weights = fitWeights(choices, this.ids.size, fit);
    const kept = [...this.ids].filter(([, id]) => Math.abs(weights[id]!) >= SMALLEST);
    return Object.fromEntries(kept.map(([name, id]) => [name, Math.round(100 * weights[id]!) / 100] as const).sort());
  }
}

/** A page to ask: an article or one paragraph of it. */
interface Page {
  index: SearchIndex;
  documents: ReadDocument[];
}

interface Example {
  fold: number;
  /** The page that answers, and another that does not. */
  own: Page;
  /** The block of the own page that answers. */
  block: number;
  other: Page;
  question: string;
  answers: string[][];
}

function pageOf(title: string, paragraphs: string[]): Page {
  const documents = [documentOf(title, paragraphs)];
  return { documents, index: new SearchIndex(indexDocuments(documents)) };
}

/** Every question twice: asked of its article and of its paragraph. */
function examplesOf(articles: Article[]): { pages: Example[]; paragraphs: Example[] } {
  const whole = articles.map(({ title, paragraphs }) =>
    pageOf(
      title.replaceAll('_', ' '),
      paragraphs.map(({ context }) => context),
    ),
  );
  const single = articles.map(({ paragraphs }) => paragraphs.map(({ context }) => pageOf('', [context])));
  const pages: Example[] = [];
  const paragraphs: Example[] = [];
  articles.forEach((article, a) => {
    const foreign = (a + 1) % articles.length;
    article.paragraphs.forEach(({ qas }, block) => {
      qas.forEach(({ question, answers }, q) => {
        const common = { fold: a % FOLDS, question, answers: answers.map(comparedWords).filter(({ length }) => length) };
        pages.push({ ...common, own: whole[a]!, block, other: whole[foreign]! });
        const others = single[foreign]!;
        paragraphs.push({ ...common, own: single[a]![block]!, block: 0, other: others[(block + q) % others.length]! });
      });
    });
  });
  return { pages, paragraphs };
}

function search({ index, documents }: Page, question: string): Search {
  return gather(index, documents, question);
}

function isRight(page: Page, { sentence, reading }: Search['evidence'][number], { block, answers }: Example): boolean {
  return page.index.place(sentence).block === block && holdsAnswer(reading.text, answers);
}

/** The choice among all that may answer in the sentence that does. */
function spanChoice(example: Example, names: Names): Choice | undefined {
  const right = search(example.own, example.question).evidence.find((one) => isRight(example.own, one, example));
  if (!right) return undefined;
  const { units, text } = right.reading;
  const builder = new ChoiceBuilder();
  for (const span of spansOf(units)) {
    const words = comparedWords(text.slice(units[span.from]!.start, units[span.to]!.end));
    builder.candidate(Math.max(...example.answers.map((answer) => overlap(words, answer))) ** GAIN_POWER);
    spanFeatures(right.reading, span, names.emitTo(builder));
  }
  return builder.choice();
}

function sentenceChoice(example: Example, spans: Weights, names: Names): Choice {
  const builder = new ChoiceBuilder();
  for (const one of search(example.own, example.question).evidence) {
    builder.candidate(isRight(example.own, one, example) ? 1 : 0);
    sentenceFeatures(one, findSpan(one, spans).worth, names.emitTo(builder));
  }
  return builder.choice();
}

/** Right or wrong as a choice between an answer with its features and none without any. */
function confidenceChoice(example: Example, page: Page, models: { spans: Weights; sentences: Weights }, names: Names): Choice {
  const found = search(page, example.question);
  const ranked: Ranked[] = rankSentences(found, models);
  const isGood = page === example.own && ranked[0] !== undefined && isRight(page, ranked[0].evidence, example);
  const builder = new ChoiceBuilder();
  builder.candidate(isGood ? 1 : 0);
  confidenceFeatures(found, ranked, names.emitTo(builder));
  builder.candidate(isGood ? 0 : 1);
  return builder.choice();
}

/** Each fold is seen with models that have not learnt from it, as a page of a stranger will be. */
function train(articles: Article[], log: (line: string) => void): Record<'spans' | 'sentences' | 'confidence', object> {
  const { pages, paragraphs } = examplesOf(articles);
  const examples = [...pages, ...paragraphs];
  const folds = Array.from({ length: FOLDS }, (_, fold) => fold);

  const spanNames = new Names();
  const spanChoices = paragraphs.map((example) => ({ fold: example.fold, choice: spanChoice(example, spanNames) }));
  const spanFit = (without?: number): Record<string, number> =>
    spanNames.fit(
      spanChoices.flatMap(({ fold, choice }) => (choice && fold !== without ? [choice] : [])),
      SPANS,
    );
  const spanFolds = folds.map((fold) => new Weights(spanFit(fold)));
  log(`${spanNames.ids.size} features of spans`);

  const sentenceNames = new Names();
  const sentenceChoices = examples.map((example) => sentenceChoice(example, spanFolds[example.fold]!, sentenceNames));
  const sentenceFit = (without?: number): Record<string, number> =>
    sentenceNames.fit(
      sentenceChoices.filter((_, i) => examples[i]!.fold !== without),
      SENTENCES,
    );
  const sentenceFolds = folds.map((fold) => new Weights(sentenceFit(fold)));
  log(`${sentenceNames.ids.size} features of sentences`);

  const names = new Names();
  const choices = examples.flatMap((example) => {
    const models = { spans: spanFolds[example.fold]!, sentences: sentenceFolds[example.fold]! };
    return [example.own, example.other].map((page) => confidenceChoice(example, page, models, names));
  });
  log(`${names.ids.size} features of confidence`);
  return { spans: spanFit(), sentences: sentenceFit(), confidence: names.fit(choices, CONFIDENCE) };
}

const { values } = parseArgs({
  options: {
    corpus: { type: 'string', default: '../shared/corpus' },
    out: { type: 'string', default: 'src/answer/weights.json' },
  },
});
const start = performance.now();
const models = train(readArticles(values.corpus), (line) =>
  console.log(`${((performance.now() - start) / 1000).toFixed(0)} s  ${line}`),
);
writeFileSync(values.out, `${JSON.stringify(models, null, 2)}\n`);
for (const [name, weights] of Object.entries(models)) console.log(`${name}: ${Object.keys(weights).length} weights`);
