import type { ReadDocument } from '@/read/document';
import { readQuery } from '@/search/query';
import { passageScores } from '@/search/rank';
import { scoreAll } from '@/search/score';
import type { SearchIndex } from '@/search/search-index';
import type { Answer, Citation } from './answer';

/** What is asked of which documents. */
export interface Asked {
  question: string;
  /** Earlier questions of the same conversation, oldest first. */
  earlier?: readonly string[];
  documents: readonly ReadDocument[];
  /** The index of the same documents. */
  index: SearchIndex;
}

const SHOWN = 4;

/** Answers a question from documents: the sentence that answers best, where it stands, and how sure that is. */
export function ask({ question, documents, index }: Asked): Answer {
  const query = readQuery(index, question);
  const scores = scoreAll(index, query);
  const passages = passageScores(query, scores);
  const most = query.terms.reduce((sum, { idf }) => sum + idf, 0) || 1;
  const best = Array.from(scores.sentences, (score, sentence) => ({
    sentence,
    score: score / most / 2.5 + passages[index.passageOf[sentence]!]!,
  }))
    .sort((a, b) => b.score - a.score || a.sentence - b.sentence)
    .slice(0, SHOWN)
    .map(({ sentence }) => cite(index, documents, sentence));
  const [sentence = null, ...others] = best;
  const known = query.terms.reduce((sum, { id, idf }) => sum + (id < 0 ? 0 : idf), 0) / most;
  const confidence = sentence ? 1 / (1 + Math.exp(10 * (0.5 - known))) : 0;
  return { answer: sentence && confidence > 0.5 ? sentence.quote : null, sentence, confidence, others };
}

/** The exact characters of a sentence of the index. */
export function cite(index: SearchIndex, documents: readonly ReadDocument[], sentence: number): Citation {
  const { document, ...place } = index.place(sentence);
  return { document, place, quote: documents[document]!.blocks[place.block]!.text.slice(place.start, place.end) };
}
