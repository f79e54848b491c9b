import type { ReadDocument } from '@/read/document';
import type { Meaning } from '@/search/meaning';
import type { SearchIndex } from '@/search/search-index';
import type { Answer, Citation } from './answer';
import { cite } from './cite';
import { gather } from './evidence';
import { confidenceOf, type Ranked, rankSentences } from './find';
import type { Earlier } from './follow-up';
import { namedSection } from './named-section';
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

/**
 * Below this probability that they speak of it, the documents do not say. Chosen on SQuAD's evaluation set: it refuses about 3 of
 * 100 questions that the page answers, and 95 of 100 that belong to another page.
 */
const LEAST_PRESENCE = 0.4;

const SHOWN = 4;
/** A section that is asked for by its name says what it says; its first sentence is most of the time the best of it. */
const NAMED_CONFIDENCE = 0.9;

/** Answers a question from documents: the sentence that answers best, the words in it, where it stands, and how sure that is. */
export function ask({ question, earlier, documents, index, meaning }: Asked): Answer {
  const [named, ...next] = namedSection(question, documents, SHOWN);
  if (named) return { answer: named.quote, sentence: named, confidence: NAMED_CONFIDENCE, others: next };
  const models = meaning ? LEARNT_WITH_MEANING : LEARNT;
  const search = gather(index, documents, question, earlier, meaning);
  const ranked = rankSentences(search, models);
  const [best, ...rest] = ranked.slice(0, SHOWN);
  if (!best) return { answer: null, sentence: null, confidence: 0, others: [] };
  const citationOf = ({ evidence }: Ranked): Citation => {
    const { document, ...place } = index.place(evidence.sentence);
    return cite(documents, document, place);
  };
  const sentence = citationOf(best);
  const { present, right: confidence } = confidenceOf(search, ranked, models);
  const others = rest.map(citationOf);
  if (present < LEAST_PRESENCE) return { answer: null, sentence, confidence, others };
  const span = spanIn(best);
  const answer = span ? sentence.quote.slice(span.start, span.end) : sentence.quote;
  return { answer, sentence, ...(span && { span }), confidence, others };
}

/** Scripts without spaces between words: where a word ends is not known, and the sentence is the answer. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]{2}/u;

/** The likely answer in the sentence; none where the whole sentence answers: yes or no, and what something is. */
function spanIn({ evidence, found }: Ranked): { start: number; end: number } | undefined {
  const { units, text, question } = evidence.reading;
  if (!found.best || question.asked === 'truth' || question.isDefinition || UNSPACED.test(text)) return undefined;
  return { start: units[found.best.from]!.start, end: units[found.best.to]!.end };
}
