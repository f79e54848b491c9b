import { gather, type Search } from '@/answer/evidence';
import type { ReadDocument } from '@/read/document';
import { type Meaning, meaningOf, textsOf } from '@/search/meaning';
import { indexDocuments } from '@/search/passages';
import { SearchIndex } from '@/search/search-index';
import { type Embed, type VectorTables, vectorsOf } from '@/search/vectors';
import { type Article, documentOf } from './articles';
import { comparedWords, holdsAnswer } from './overlap';

/** A page to ask: an article or one paragraph of it. */
export interface Page {
  index: SearchIndex;
  documents: ReadDocument[];
  vectors?: VectorTables;
}

export interface Example {
  fold: number;
  /** The page that answers, and another that does not. */
  own: Page;
  /** The block of the own page that answers. */
  block: number;
  other: Page;
  question: string;
  answers: string[][];
}

/** A page of paragraphs. */
export function pageOf(title: string, paragraphs: string[]): Page {
  const documents = [documentOf(title, paragraphs)];
  return { documents, index: new SearchIndex(indexDocuments(documents)) };
}

/** Every question twice: asked of its article and of its paragraph. */
export function examplesOf(articles: Article[], folds: number): { pages: Example[]; paragraphs: Example[] } {
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
    article.paragraphs.forEach(({ qas }, block) => {
      qas.forEach(({ question, answers }, q) => {
        const foreign = (a + 1 + ((block + q) % (articles.length - 1))) % articles.length;
        const common = { fold: a % folds, question, answers: answers.map(comparedWords).filter(({ length }) => length) };
        pages.push({ ...common, own: whole[a]!, block, other: whole[foreign]! });
        const others = single[foreign]!;
        paragraphs.push({ ...common, own: single[a]![block]!, block: 0, other: others[(block + q) % others.length]! });
      });
    });
  });
  return { pages, paragraphs };
}

/** What a page brings for a question; by meaning too where the vector of the question is given. */
export function search({ index, documents, vectors }: Page, question: string, vector?: Float32Array): Search {
  const meaning: Meaning | undefined = vectors && vector && meaningOf(index, [vectors], vector);
  return gather(index, documents, question, [], meaning);
}

/** Gives the pages of examples their vectors, and answers with those of the questions. */
export async function embedExamples(examples: readonly Example[], embed: Embed): Promise<Map<string, Float32Array>> {
  const questions = [...new Set(examples.map(({ question }) => question))];
  const vectors = await embed(questions);
  for (const page of new Set(examples.flatMap(({ own, other }) => [own, other]))) {
    const { blocks } = page.documents[0]!;
    const texts = textsOf(page.index, (_, block) => blocks[block]!.text);
    for await (const tables of vectorsOf(texts, embed, { encoder: 'training' })) page.vectors = tables;
  }
  return new Map(questions.map((question, i) => [question, vectors[i]!]));
}

export function isRight(page: Page, { sentence, reading }: Search['evidence'][number], { block, answers }: Example): boolean {
  return page.index.place(sentence).block === block && holdsAnswer(reading.text, answers);
}
