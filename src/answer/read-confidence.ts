import { type Confidence, chance } from './find';
import type { ReadRanked } from './rank-read';
import type { Emit, ReaderModels } from './weights';

/** About the mean and the spread of what is emitted: what is learnt does not get to its optimum where all is far from 0. */
const USUAL_ODDS = 5;
const ODDS_SPREAD = 4;
const USUAL_LIKENESS = 0.6;
const LIKENESS_SPREAD = 0.15;

/**
 * How sure it is that the best of the ranked sentences answers, by the rules' own confidence and the reader's. As with the rules, that
 * the documents speak of what is asked counts twice; whether they answer it is for the reader to say, and for the sentence's likeness.
 */
export function readConfidence(
  ranked: readonly ReadRanked[],
  byRules: Confidence,
  { presence, rightness }: Pick<ReaderModels, 'presence' | 'rightness'>,
): Confidence {
  if (byRules.present === 0 || ranked.length === 0) return { present: 0, right: 0 };
  const present = chance(presence.score((emit) => presentFeatures(ranked, byRules, emit)));
  return {
    present,
    right: present ** 2 * chance(rightness.score((emit) => answerableFeatures(ranked, emit))),
  };
}

/** Emits what tells whether the documents speak of what is asked. */
export function presentFeatures(ranked: readonly ReadRanked[], byRules: Confidence, emit: Emit): void {
  emit('always', 1);
  emit('rules present', logit(byRules.present));
  emit('rules right', logit(byRules.right));
  readerFeatures(ranked, emit);
}

/**
 * Emits what tells whether the best sentence answers, where the documents do speak of what is asked. How many of the question's words it
 * shares is no part of it: a question that is written to look answerable shares as many.
 */
export function answerableFeatures(ranked: readonly ReadRanked[], emit: Emit): void {
  emit('always', 1);
  const best = ranked[0];
  if (!best) return;
  emit('reader', (best.read.odds - USUAL_ODDS) / ODDS_SPREAD);
  emit('best words', best.found.best ? (best.read.oddsOf(best.found.best) - USUAL_ODDS) / ODDS_SPREAD : 0);
  if (!best.evidence.likeness) return;
  const most = Math.max(...ranked.map(({ evidence }) => evidence.likeness?.sentence ?? 0));
  emit('likeness of passage', (best.evidence.likeness.passage - USUAL_LIKENESS) / LIKENESS_SPREAD);
  emit('most likeness', (most - USUAL_LIKENESS) / LIKENESS_SPREAD);
}

function readerFeatures([best, second]: readonly ReadRanked[], emit: Emit): void {
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
