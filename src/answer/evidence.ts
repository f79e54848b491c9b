import type { ReadDocument } from '@/read/document';
import { type Query, readQuery } from '@/search/query';
import { passageScores } from '@/search/rank';
import { withoutRepeats } from '@/search/repeats';
import { type Scores, scoreAll } from '@/search/score';
import { rarity, type SearchIndex } from '@/search/search-index';
import { type Earlier, resolve } from './follow-up';
import type { Question } from './question';
import { type Reading, readSentence } from './reading';
import { unitsOf } from './units';

/** A sentence that may answer, with all that is known of it. */
export interface Evidence {
  sentence: number;
  reading: Reading;
  /** Shares of the question's weight of words that the sentence, it with the one before, and its passage hold: 0–1. */
  covered: number;
  coveredWithLast: number;
  coveredByPassage: number;
  /** Its own and its passage's worth for the search, 0 to about 1. */
  sentenceScore: number;
  passageScore: number;
}

/** What a search brought for a question. */
export interface Search {
  question: Question;
  query: Query;
  evidence: Evidence[];
  /** Share of the question's weight of words that occur anywhere. */
  known: number;
  /** Number of sentences that were searched. */
  size: number;
}

const MOST = 12;

/** Looks a question up and reads the sentences that may answer it, most promising first. */
export function gather(
  index: SearchIndex,
  documents: readonly ReadDocument[],
  text: string,
  earlier: readonly Earlier[] = [],
): Search {
  const { question, carried } = resolve(text, earlier);
  const query = readQuery(index, text, carried);
  const shares = new Map(carried.map(({ term, weight }) => [term, weight]));
  const weights = query.terms.map(
    ({ term, id }) => (shares.get(term) ?? 1) * rarity(id < 0 ? 0 : index.sentencesWith[id]!, index.sentences),
  );
  const all = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  const scores = scoreAll(index, query);
  const passages = passageScores(query, scores);
  const idf = new Map(query.terms.map(({ term }, i) => [term, weights[i]!]));
  const evidence = promising(index, scores, passages, all).map((sentence): Evidence => {
    const { document, block, start, end } = index.place(sentence);
    const quote = documents[document]!.blocks[block]!.text.slice(start, end);
    const passage = index.passageOf[sentence]!;
    const held = (from: number, to: number): number => weightWithin(index, query, weights, from, to) / all;
    const isFirst = index.tables.passageStarts[passage] === sentence;
    const [from, to] = [index.tables.passageStarts[passage]!, index.tables.passageStarts[passage + 1]!];
    return {
      sentence,
      reading: readSentence(question, quote, unitsOf(quote), (term) => idf.get(term) ?? 0),
      covered: held(sentence, sentence + 1),
      coveredWithLast: held(isFirst ? sentence : sentence - 1, sentence + 1),
      coveredByPassage: held(from, to),
      sentenceScore: scores.sentences[sentence]! / all / 2.5,
      passageScore: passages[passage]!,
    };
  });
  const known = weights.reduce((sum, weight, i) => sum + (query.terms[i]!.id < 0 ? 0 : weight), 0) / all;
  return { question, query, evidence, known, size: index.sentences };
}

function promising(index: SearchIndex, { sentences }: Scores, passages: Float64Array, all: number): number[] {
  const worth = sentences.map((score, i) => score / all / 2.5 + passages[index.passageOf[i]!]!);
  const order = Array.from(worth.keys()).sort((a, b) => worth[b]! - worth[a]! || a - b);
  return withoutRepeats(index, order, MOST);
}

/** The weight of the query's terms that occur in a run of sentences. */
function weightWithin(index: SearchIndex, { terms }: Query, weights: number[], from: number, to: number): number {
  const { tokens, sentenceStarts } = index.tables;
  const run = tokens.subarray(sentenceStarts[from]!, sentenceStarts[to]!);
  return terms.reduce((sum, { id }, i) => sum + (id >= 0 && run.includes(id) ? weights[i]! : 0), 0);
}
