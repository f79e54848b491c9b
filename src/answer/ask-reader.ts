import type { Answer } from './answer';
import { type Asked, ask } from './ask';
import { gather } from './evidence';
import { type Confidence, chance, confidenceOf } from './find';
import { bareQuestion } from './question';
import { type ReadRanked, rankRead, readPassages } from './rank-read';
import type { ReadPassages } from './reader';
import { say, sayNamed } from './say';
import { type Emit, LEARNT, LEARNT_WITH_MEANING, type ReaderModels, WITH_READER } from './weights';

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
  const search = gather(index, documents, question, earlier, meaning);
  // Yes or no stands in no passage: the reader has learnt from no such question, and the whole sentence answers.
  if (search.question.asked === 'truth') return ask(asked);
  const passages = await readPassages(
    search,
    options.question ?? bareQuestion(question),
    { index, documents, read, signal: options.signal },
    rules,
  );
  const ranked = rankRead(passages, WITH_READER, rules.spans);
  return say(asked, ranked, readConfidence(ranked, confidenceOf(search, passages, rules), WITH_READER));
}

/** How sure it is that the best of the ranked sentences answers, by the rules' own confidence and the reader's. */
export function readConfidence(ranked: readonly ReadRanked[], byRules: Confidence, models: ReaderModels): Confidence {
  const emitAll = (emit: Emit): void => confidenceFeatures(ranked, byRules, emit);
  if (byRules.present === 0 || ranked.length === 0) return { present: 0, right: 0 };
  return { present: chance(models.presence.score(emitAll)), right: chance(models.rightness.score(emitAll)) };
}

/** Emits what tells whether the documents speak of what is asked, and whether the best sentence answers. */
export function confidenceFeatures([best, second]: readonly ReadRanked[], byRules: Confidence, emit: Emit): void {
  emit('always', 1);
  emit('rules present', logit(byRules.present));
  emit('rules right', logit(byRules.right));
  if (!best) return;
  emit('reader', best.read.odds);
  emit('best words', best.found.best ? best.read.oddsOf(best.found.best) : 0);
  emit('stands out', best.read.odds - (second?.read.odds ?? best.read.odds));
  emit('share', best.share * 4);
}

function logit(probability: number): number {
  const kept = Math.min(0.999, Math.max(0.001, probability));
  return Math.log(kept / (1 - kept));
}
