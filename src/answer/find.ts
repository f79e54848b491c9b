import { presenceFeatures, rightnessFeatures } from './confidence';
import type { Evidence, Search } from './evidence';
import { factIn, isAskedFor } from './fact';
import { fits } from './fits';
import { identifies } from './identity';
import { defines, sentenceFeatures } from './sentence-features';
import { endFeatures, spanFeatures, startFeatures } from './span-features';
import { type Span, spansOf } from './spans';
import type { Models, Weights } from './weights';

/** The likeliest answer in a sentence, and what all that may answer there is worth together. */
export interface Found {
  best: Span | undefined;
  /** Whether it can be what the question asks for; else the sentence answers as a whole, if it does. */
  isFitting: boolean;
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
export function findSpan(evidence: Evidence, weights: Weights): Omit<Found, 'isFitting'> {
  const spans = scoredSpans(evidence, weights);
  const [first, ...others] = spans;
  if (!first) return { best: undefined, worth: NOTHING };
  const best = others.reduce((most, span) => (span.score > most.score ? span : most), first);
  return { best, worth: best.score + Math.log(spans.reduce((sum, { score }) => sum + Math.exp(score - best.score), 0)) };
}

/** How much more a definition is worth to a question that asks for one: the training articles have too few of them to learn it. */
const DEFINITION_FACTOR = 25;

/** What is left of a sentence's worth in which nothing can be what is asked for: the answer is more often in another. */
const UNFIT_FACTOR = 0.6;
/** A fact says one thing alone: "Founded | 1998" says nothing of who. */
const UNFIT_FACT_FACTOR = 0.02;
/** A fact whose name is what the question asks for: "Website | …" to "What is its website?" */
const ASKED_FACT_FACTOR = 10;

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
    const span = factIn(one) ?? found.best;
    const isFitting = span !== undefined && fits(one.reading, span);
    const isDefining = defines(one.reading) || identifies(one.reading) !== undefined;
    const fit = isFitting ? 1 : one.isFact ? UNFIT_FACT_FACTOR : UNFIT_FACTOR;
    const factor = isDefining ? DEFINITION_FACTOR : isFitting && isAskedFor(one) ? ASKED_FACT_FACTOR : 1;
    return { evidence: one, found: { ...found, isFitting }, share: worth * fit * factor };
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

/** A sentence that begins with what is asked for and "is" says what it is. */
const DEFINED = 0.85;

/** How sure it is that the best of the ranked sentences answers; 0 where no word of the question occurs, and nothing is told of its meaning. */
export function confidenceOf(search: Search, ranked: readonly Ranked[], { presence, rightness }: Models): Confidence {
  if (search.known === 0 && !ranked[0]?.evidence.likeness) return { present: 0, right: 0 };
  const best = ranked[0]?.evidence.reading;
  if (best && defines(best)) return { present: 1, right: DEFINED };
  const present = chance(presence.score((emit) => presenceFeatures(search, ranked, emit)));
  return { present, right: present ** 2 * chance(rightness.score((emit) => rightnessFeatures(search, ranked, emit))) };
}

/** The probability that a logistic model gives. */
export function chance(score: number): number {
  return 1 / (1 + Math.exp(-score));
}
