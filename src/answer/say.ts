import type { ReadDocument } from '@/read/document';
import { isOtherLanguage } from '@/text/english';
import type { Answer, Citation } from './answer';
import type { Asked } from './ask';
import { cite } from './cite';
import type { Confidence, Ranked } from './find';
import { namedSection } from './named-section';
import { spanIn } from './said';

/**
 * Below this probability that they speak of it, the documents do not say. Chosen on SQuAD's evaluation set: it refuses about 3 of
 * 100 questions that the page answers, and 95 of 100 that belong to another page.
 */
const LEAST_PRESENCE = 0.4;

const SHOWN = 4;
/** A section that is asked for by its name says what it says; its first sentence is most of the time the best of it. */
const NAMED_CONFIDENCE = 0.9;

/** In another language than English a sentence that has the question's words answers now and then. */
const OTHER_LANGUAGE_CONFIDENCE = 0.3;

/** The answer to a question that names a section of a document; undefined where it names none. */
export function sayNamed(question: string, documents: readonly ReadDocument[]): Answer | undefined {
  const [named, ...others] = namedSection(question, documents, SHOWN);
  return named && { answer: named.quote, sentence: named, confidence: NAMED_CONFIDENCE, others };
}

/** Puts the best of the ranked sentences into an answer, or says that the documents do not say. */
export function say(
  { documents, index }: Asked,
  ranked: readonly Ranked[],
  { present, right }: Confidence,
  leastPresence = LEAST_PRESENCE,
): Answer {
  const citationOf = ({ evidence }: Ranked): Citation => {
    const { document, ...place } = index.place(evidence.sentence);
    return cite(documents, document, place);
  };
  const [best, ...rest] = ranked.slice(0, SHOWN);
  if (!best) return { answer: null, sentence: null, confidence: 0, others: [] };
  const sentence = citationOf(best);
  const others = rest.map(citationOf);
  if (isOtherLanguage(textsOf(documents[sentence.document]!))) {
    const confidence = Math.min(right, OTHER_LANGUAGE_CONFIDENCE);
    const answer = present < leastPresence ? null : sentence.quote;
    return { answer, sentence, confidence, others, inOtherLanguage: true };
  }
  if (present < leastPresence) return { answer: null, sentence, confidence: right, others };
  const span = spanIn(best);
  const answer = span ? sentence.quote.slice(span.start, span.end) : sentence.quote;
  return { answer, sentence, ...(span && { span }), confidence: right, others };
}

function* textsOf({ blocks }: ReadDocument): Generator<string> {
  for (const { text } of blocks) yield text;
}
