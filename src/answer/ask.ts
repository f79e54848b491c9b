import type { ReadDocument } from '@/read/document';
import type { Meaning } from '@/search/meaning';
import type { SearchIndex } from '@/search/search-index';
import type { Answer } from './answer';
import { gather } from './evidence';
import { type Confidence, confidenceOf, type Ranked, rankSentences, scoredSpans } from './find';
import { fitting } from './fits';
import type { Earlier } from './follow-up';
import { type Candidate, type Choosing, chooseLikeliest } from './likely-answer';
import { say, sayNamed } from './say';
import { LEARNT, LEARNT_WITH_MEANING, LIKELY_BY_RULES } from './weights';

/** What is asked of which documents. */
export interface Asked {
  question: string;
  /** Earlier turns of the same conversation, oldest first. */
  earlier?: readonly Earlier[];
  documents: readonly ReadDocument[];
  /** The index of the same documents. */
  index: SearchIndex;
  /** How near the passages and sentences of the index are to the question in meaning, where an encoder said it. */
  meaning?: Meaning | undefined;
}

/** Answers a question from documents: the sentence that answers best, the words in it, where it stands, and how sure that is. */
export function ask(asked: Asked): Answer {
  const named = sayNamed(asked.question, asked.documents);
  if (named) return named;
  const { ranked, confidence } = rank(asked);
  return say(asked, ranked, confidence);
}

/** Answers as `ask` does, with the words of the sentence that a language model finds likeliest too. Rejects where it does. */
export async function askLikely(asked: Asked, choosing: Omit<Choosing, 'weights'>): Promise<Answer> {
  const named = sayNamed(asked.question, asked.documents);
  if (named) return named;
  const { ranked, confidence } = rank(asked);
  const candidatesIn = ({ evidence }: Ranked): readonly Candidate[] =>
    fitting(evidence.reading, scoredSpans(evidence, LEARNT.spans));
  return say(asked, await chooseLikeliest(ranked, candidatesIn, { ...choosing, weights: LIKELY_BY_RULES }), confidence);
}

function rank({ question, earlier, documents, index, meaning }: Asked): { ranked: Ranked[]; confidence: Confidence } {
  const models = meaning ? LEARNT_WITH_MEANING : LEARNT;
  const search = gather(index, documents, question, earlier, meaning);
  const ranked = rankSentences(search, models);
  return { ranked, confidence: confidenceOf(search, ranked, models) };
}
