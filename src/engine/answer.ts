import { ask } from '@/answer/ask';
import { indexDocuments, indexPassages } from '@/search/passages';
import { rankPassages } from '@/search/rank';
import { SearchIndex } from '@/search/search-index';
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
export function rankTexts(question: string, passages: readonly string[]): { order: { index: number; score: number }[] } {
  const ranked = rankPassages(new SearchIndex(indexPassages(passages)), question);
  return { order: ranked.map(({ passage, score }) => ({ index: passage, score })) };
}

/** Answers a question from a plain text, as the worker does from a page. */
export function answerFromText(question: string, text: string, title = ''): TextAnswer {
  const { document, starts } = readText(text, title);
  const documents = [document];
  const { answer, sentence, confidence } = ask({ question, documents, index: new SearchIndex(indexDocuments(documents)) });
  if (!sentence) return { answer, quote: null, confidence };
  const from = starts[sentence.place.block]!;
  return { answer, quote: sentence.quote, start: from + sentence.place.start, end: from + sentence.place.end, confidence };
}
