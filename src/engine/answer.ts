import { ask } from '@/answer/ask';
import { askReader } from '@/answer/ask-reader';
import type { ReadPassages } from '@/answer/reader';
import { type Meaning, meaningOf, textsOf } from '@/search/meaning';
import { indexDocuments, indexPassages } from '@/search/passages';
import { type RankedPassage, rankPassages } from '@/search/rank';
import { SearchIndex } from '@/search/search-index';
import { type VectorTables, vectorsOf } from '@/search/vectors';
import type { NamedEncoder } from './encoder';
import { readText } from './read-text';

/** The answer to a question from a plain text; `start` and `end` say where in the text `quote` stands (UTF-16). */
export interface TextAnswer {
  answer: string | null;
  quote: string | null;
  start?: number;
  end?: number;
  confidence: number;
}

/** Ranks passages for a question, all of them, best first; `index` is a passage's place in the list given. */
export async function rankTexts(
  question: string,
  passages: readonly string[],
  encoder?: NamedEncoder,
): Promise<{ order: { index: number; score: number }[] }> {
  const ranked = await (await openTexts(passages, encoder))(question);
  return { order: ranked.map(({ passage, score }) => ({ index: passage, score })) };
}

/** Indexes passages; gives what ranks them for a question, by meaning too where there is an encoder. */
export async function openTexts(
  passages: readonly string[],
  encoder?: NamedEncoder,
): Promise<(question: string) => Promise<RankedPassage[]>> {
  const index = new SearchIndex(indexPassages(passages));
  const meaning = await meaningIn(index, (document) => passages[document]!, encoder);
  return async (question) => rankPassages(index, question, await meaning?.(question));
}

/** Answers a question from a plain text, as the worker does from a page. */
export async function answerFromText(
  question: string,
  text: string,
  { title = '', encoder, reader }: { title?: string; encoder?: NamedEncoder | undefined; reader?: ReadPassages | undefined } = {},
): Promise<TextAnswer> {
  const { document, starts } = readText(text, title);
  const documents = [document];
  const index = new SearchIndex(indexDocuments(documents));
  const meaning = await meaningIn(index, (_, block) => document.blocks[block]!.text, encoder);
  const asked = { question, documents, index, meaning: await meaning?.(question) };
  const { answer, sentence, confidence } = reader ? await askReader(asked, reader) : ask(asked);
  if (!sentence) return { answer, quote: null, confidence };
  const from = starts[sentence.place.block]!;
  return { answer, quote: sentence.quote, start: from + sentence.place.start, end: from + sentence.place.end, confidence };
}

/** What compares a question with the passages and sentences of an index; undefined without an encoder. */
export async function meaningIn(
  index: SearchIndex,
  textOf: (document: number, block: number) => string,
  encoder: NamedEncoder | undefined,
): Promise<((question: string) => Promise<Meaning>) | undefined> {
  if (!encoder) return undefined;
  const { id, embed } = encoder;
  let tables: VectorTables | undefined;
  for await (const grown of vectorsOf(textsOf(index, textOf), embed, { encoder: id })) tables = grown;
  return async (question) => {
    const [vector] = await embed([question]);
    return meaningOf(index, [tables!], vector!);
  };
}
