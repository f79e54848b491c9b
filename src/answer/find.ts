import { presenceFeatures, rightnessFeatures } from './confidence';
import type { Evidence, Search } from './evidence';
import { defines, sentenceFeatures } from './sentence-features';
import { endFeatures, spanFeatures, startFeatures } from './span-features';
import { type Span, spansOf } from './spans';
import type { Models, Weights } from './weights';

/** The likeliest answer in a sentence, and what all that may answer there is worth together. */
export interface Found {
  best: Span | undefined;
  /** ln Σ e^score over the spans. */
  worth: number;
}

/** What a sentence without a single possible answer is worth. */
const NOTHING = -3;

/** All that may answer in a sentence, each with what the rules say it is worth. */
export function scoredSpans({ reading }: Evidence, weights: Weights): (Span & { score: number })[] {
  const starts = reading.units.map((_, from) => weights.score((emit) => startFeatures(reading, from, emit)));
  const ends = reading.units.map((_, to) => weights.score((emit) => endFeatures(reading, to, emit)));
  return spansOf(reading.units).map((span) => ({
    ...span,
    score: starts[span.from]! + ends[span.to]! + weights.score((emit) => spanFeatures(reading, span, emit)),
  }));
}

/** Chooses the likeliest answer in a sentence. */
export function findSpan(evidence: Evidence, weights: Weights): Found {
  const spans = scoredSpans(evidence, weights);
  const [first, ...others] = spans;
  if (!first) return { best: undefined, worth: NOTHING };
  const best = others.reduce((most, span) => (span.score > most.score ? span : most), first);
  return { best, worth: best.score + Math.log(spans.reduce((sum, { score }) => sum + Math.exp(score - best.score), 0)) };
}

/** How much more a definition is worth to a question that asks for one: the training articles have too few of them to learn it. */
const DEFINITION_FACTOR = 5;

/** A sentence with its likeliest answer and how probable it is among those that were found. */
export interface Ranked {
  evidence: Evidence;
  found: Found;
  share: number;
}

/** Ranks the sentences that a search brought, best first. */
export function rankSentences({ evidence }: Search, { spans, sentences }: Pick<Models, 'spans' | 'sentences'>): Ranked[] {
  const ranked = evidence.map((one) => {
    const found = findSpan(one, spans);
    const worth = Math.exp(sentences.score((emit) => sentenceFeatures(one, found.worth, emit)));
    return { evidence: one, found, share: defines(one.reading) ? DEFINITION_FACTOR * worth : worth };
  });
  const all = ranked.reduce((sum, { share }) => sum + share, 0);
  return ranked.map((one) => ({ ...one, share: one.share / all })).sort((a, b) => b.share - a.share);
}

/** How sure an answer is, as probabilities. */
export interface Confidence {
  /** That the documents speak of what is asked. */
  present: number;
  /**
   * That the best sentence answers. Whether the documents speak of it counts twice: to answer a question that belongs to another
   * page is the worse mistake, and what the evaluation set gets right is about as much as this says.
   */
  right: number;
}

/** How sure it is that the best of the ranked sentences answers; 0 where no word of the question occurs, and nothing is told of its meaning. */
export function confidenceOf(search: Search, ranked: readonly Ranked[], { presence, rightness }: Models): Confidence {
  if (search.known === 0 && !ranked[0]?.evidence.likeness) return { present: 0, right: 0 };
  const present = chance(presence.score((emit) => presenceFeatures(search, ranked, emit)));
  return { present, right: present ** 2 * chance(rightness.score((emit) => rightnessFeatures(search, ranked, emit))) };
}

/** The probability that a logistic model gives. */
export function chance(score: number): number {
  return 1 / (1 + Math.exp(-score));
}
