import type { Answer } from './answer';
import { type Asked, ask } from './ask';
import { gather } from './evidence';
import { confidenceOf } from './find';
import { bareQuestion } from './question';
import { rankRead, readPassages } from './rank-read';
import { readConfidence } from './read-confidence';
import type { ReadPassages } from './reader';
import { say, sayNamed } from './say';
import { LEARNT, LEARNT_WITH_MEANING, WITH_READER, WITH_READER_AND_MEANING } from './weights';

/** Below this the documents do not say: lower than for the rules alone, since what is learnt with the reader is more careful. */
const LEAST_PRESENCE = 0.3;

interface ReadOptions {
  /** The question as the reader is asked it, where earlier ones say what it means; else as it is. */
  question?: string;
  signal?: AbortSignal;
}

/**
 * Answers as `ask` does, and has a reader read the passages that the rules find best: rules, meaning and reader are weighed together.
 * Rejects where the reader does, and with the signal's reason.
 */
export async function askReader(asked: Asked, read: ReadPassages, options: ReadOptions = {}): Promise<Answer> {
  const { question, earlier, documents, index, meaning } = asked;
  const named = sayNamed(question, documents);
  if (named) return named;
  const rules = meaning ? LEARNT_WITH_MEANING : LEARNT;
  const models = meaning ? WITH_READER_AND_MEANING : WITH_READER;
  const search = gather(index, documents, question, earlier, meaning);
  // Yes or no stands in no passage: the reader has learnt from no such question, and the whole sentence answers.
  if (search.question.asked === 'truth') return ask(asked);
  const passages = await readPassages(
    search,
    options.question ?? bareQuestion(question),
    { index, documents, read, signal: options.signal },
    rules,
  );
  const ranked = rankRead(passages, models, rules.spans);
  return say(asked, ranked, readConfidence(ranked, confidenceOf(search, passages, rules), models), LEAST_PRESENCE);
}
