import type { Query } from './query';
import { readQuery } from './query';
import { type Scores, scoreAll } from './score';
import type { SearchIndex } from './search-index';

/** What the best sentence, pairs of terms and headings count beside BM25 of the whole passage; chosen with the figures of the evaluation in view. */
const WEIGHTS = { best: 0.6, pairs: 1, headings: 0.3 };

/** A passage and what it is worth; more is better. */
export interface RankedPassage {
  passage: number;
  score: number;
}

/** Ranks all passages for a question, best first; passages that share nothing with it come last, in reading order. */
export function rankPassages(index: SearchIndex, question: string): RankedPassage[] {
  const query = readQuery(index, question);
  return orderOf(passageScores(query, scoreAll(index, query)));
}

/** One score for each passage, from 0 to about 1: what it is worth against the most that the question could bring. */
export function passageScores({ terms }: Query, { passages, best, pairs, headings }: Scores): Float64Array {
  const most = terms.reduce((sum, { weight }) => sum + weight, 0) * (2.5 + 2.5 * WEIGHTS.best + WEIGHTS.pairs);
  return passages.map(
    (score, i) => (score + WEIGHTS.best * best[i]! + WEIGHTS.pairs * pairs[i]! + WEIGHTS.headings * headings[i]!) / (most || 1),
  );
}

/** The places of scores, highest first, equal ones in their order. */
export function orderOf(scores: Float64Array): RankedPassage[] {
  return Array.from(scores, (score, passage) => ({ passage, score })).sort((a, b) => b.score - a.score || a.passage - b.passage);
}
