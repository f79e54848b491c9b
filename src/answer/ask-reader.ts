import type { Answer } from './answer';
import { type Asked, ask } from './ask';
import { gather } from './evidence';
import { confidenceOf } from './find';
import { type Candidate, chooseLikeliest, type LikelyAnswers, lookedAt } from './likely-answer';
import { bareQuestion } from './question';
import { type ReadRanked, rankRead, readPassages, weighedIn } from './rank-read';
import { readConfidence } from './read-confidence';
import type { ReadPassages } from './reader';
import { say, sayNamed } from './say';
import { LEARNT, LEARNT_WITH_MEANING, LIKELY_BY_READER, WITH_READER, WITH_READER_AND_MEANING } from './weights';

/** Words that a language model looks at where a reader has looked: it is seldom wrong by more. */
export const MOST_AFTER_READER = 6;

/** Below this the documents do not say: lower than for the rules alone, since what is learnt with the reader is more careful. */
const LEAST_PRESENCE = 0.3;

interface ReadOptions {
  /** The question as the reader is asked it, where earlier ones say what it means; else as it is. */
  question?: string;
  /** A language model that has a say in which words of the best sentence answer, where there is one. */
  likely?: LikelyAnswers | undefined;
  /** Told what the reader says, before the language model is asked. */
  onRead?: (answer: Answer) => void;
  signal?: AbortSignal;
}

/**
 * Answers as `ask` does, and has a reader read the passages that the rules find best: rules, meaning and reader are weighed together.
 * Rejects where the reader does, and with the signal's reason.
 */
export async function askReader(
  asked: Asked,
  read: ReadPassages,
  { question: asIt, likely, onRead, signal }: ReadOptions = {},
): Promise<Answer> {
  const { question, earlier, documents, index, meaning } = asked;
  const named = sayNamed(question, documents);
  if (named) return named;
  const rules = meaning ? LEARNT_WITH_MEANING : LEARNT;
  const models = meaning ? WITH_READER_AND_MEANING : WITH_READER;
  const search = gather(index, documents, question, earlier, meaning);
  // Yes or no stands in no passage: the reader has learnt from no such question, and the whole sentence answers.
  if (search.question.asked === 'truth') return ask(asked);
  const wanted = asIt ?? bareQuestion(question);
  const passages = await readPassages(search, wanted, { index, documents, read, signal }, rules);
  const ranked = rankRead(passages, models, rules.spans);
  const confidence = readConfidence(ranked, confidenceOf(search, passages, rules), models);
  const byReader = say(asked, ranked, confidence, LEAST_PRESENCE);
  if (!likely || byReader.answer === null) return byReader;
  onRead?.(byReader);
  const choosing = { question: wanted, likely, weights: LIKELY_BY_READER, signal };
  const candidatesIn = (best: ReadRanked): Candidate[] => lookedAt(weighedIn(best, models.spans, rules.spans), MOST_AFTER_READER);
  return say(asked, await chooseLikeliest(ranked, candidatesIn, choosing), confidence, LEAST_PRESENCE);
}
