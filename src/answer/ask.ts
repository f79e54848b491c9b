import type { ReadDocument } from '@/read/document';
import type { Meaning } from '@/search/meaning';
import type { SearchIndex } from '@/search/search-index';
import type { Answer } from './answer';
import { gather } from './evidence';
import { confidenceOf, rankSentences } from './find';
import type { Earlier } from './follow-up';
import { say, sayNamed } from './say';
import { LEARNT, LEARNT_WITH_MEANING } from './weights';

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
  const { question, earlier, documents, index, meaning } = asked;
  const named = sayNamed(question, documents);
  if (named) return named;
  const models = meaning ? LEARNT_WITH_MEANING : LEARNT;
  const search = gather(index, documents, question, earlier, meaning);
  const ranked = rankSentences(search, models);
  return say(asked, ranked, confidenceOf(search, ranked, models));
}
