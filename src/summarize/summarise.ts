import type { ReadDocument } from '@/read/document';
import { termsOf } from '@/text/terms';
import { type Candidate, readCandidates, type Source } from './candidates';
import { pageRank } from './centrality';
import { sentencesFor } from './length';
import { type Genre, genreOf, PRIORS, priorOf } from './priors';
import { type Leaning, scaled, selectDiverse } from './select';
import type { Coverage, Summary, SummaryLength, SummaryPoint, SummaryStyle } from './summary';
import { cosinesWith, type SparseRows, tfIdf } from './vectors';

/** What a summary should be like. */
export interface SummaryOptions {
  length: SummaryLength;
  style: SummaryStyle;
  /** Exactly so many sentences, where there are as many. */
  sentences?: number;
}

/** How far a summary is: blocks read of all, or sentences chosen of all. */
export interface SummaryStep {
  what: 'reading' | 'choosing';
  done: number;
  all: number;
  /** Points to show until the summary is there; later ones may be others. */
  points?: SummaryPoint[];
}

/** A summary with what it was chosen from. */
export interface Digest extends Summary {
  candidates: readonly Candidate[];
  /** What each of them is worth. */
  scores: Float64Array;
  /** How many sentences a summary like this one has. */
  count: number;
}

/** After so many words of a text that is twice as long, its beginning is summarised, to have something to show. */
const FIRST_WORDS = 4000;
/** How much its worth counts in the choice of a sentence, beside being unlike the others. */
export const RELEVANCE = 0.5;

/** How central each sentence is and what else speaks for it. Yields on the way. */
function* scoresOf(source: Source, genre: Genre, title: string): Generator<void, { scores: Float64Array; vectors: SparseRows }> {
  const { candidates, sections } = source;
  const count = candidates.length;
  const extra = [termsOf(title), ...sections.map(({ terms }) => terms)];
  const vectors = tfIdf(
    candidates.map(({ terms }) => terms),
    extra,
  );
  yield;
  const central = scaled(yield* pageRank(vectors, count));
  const toTitle = scaled(cosinesWith(vectors, count, 0, count));
  const toHeading = new Float64Array(count);
  const scratch = new Float64Array(vectors.width);
  let first = 0;
  for (const [i, { size, terms }] of sections.entries()) {
    const end = first + size;
    if (size > 0 && terms.length > 0) toHeading.set(cosinesWith(vectors, count + 1 + i, first, end, scratch), first);
    first = end;
  }
  yield;
  const { title: titleWeight, heading } = PRIORS[genre];
  const scores = central.map(
    (value, i) => value + titleWeight * toTitle[i]! + heading * toHeading[i]! + priorOf(candidates[i]!, i, source, genre),
  );
  return { scores, vectors };
}

/** Chooses sentences; yields the points so far, and gives what each sentence is worth. */
function* choose(document: ReadDocument, source: Source, count: number): Generator<SummaryPoint[], Float64Array> {
  const { candidates } = source;
  if (candidates.length === 0) return new Float64Array(0);
  yield [];
  const genre = genreOf(document, source);
  const scoring = scoresOf(source, genre, document.title);
  let scored = scoring.next();
  for (; !scored.done; scored = scoring.next()) yield [];
  const { scores, vectors } = scored.value;
  const taken = selectDiverse(vectors, scores, {
    count,
    relevance: count === 1 ? 1 : RELEVANCE,
    groups: candidates.map(({ section }) => section),
    crowding: PRIORS[genre].crowding,
    leans: candidates.map(leaningOf),
  });
  const chosen: number[] = [];
  for (const next of taken) {
    chosen.push(next);
    chosen.sort((a, b) => a - b);
    yield chosen.map((i) => pointOf(candidates[i]!));
  }
  return scores;
}

/** A text may open with "It's the moment every owner dreads". */
function leaningOf({ isDangling, follows }: Candidate, index: number): Leaning {
  if (index === 0 || !isDangling) return 'stands';
  return follows ? 'on-last' : 'on-none';
}

function pointOf({ text, place }: Candidate): SummaryPoint {
  return { text, place };
}

/**
 * Summarises a document by its own sentences, in reading order: PageRank of the sentences and priors by the kind of text, then
 * those that say something new. A generator, so that a caller can stop it, let other work in between, and tell how far it is;
 * `summarise` runs it through. Same input, same output.
 */
export function* summariseSteps(document: ReadDocument, options: SummaryOptions): Generator<SummaryStep, Summary> {
  const { points, covered } = yield* digestSteps(document, options);
  return { points, covered };
}

/** The same, with what it was chosen from, for those that go on from there. */
export function* digestSteps(document: ReadDocument, options: SummaryOptions): Generator<SummaryStep, Digest> {
  const all = document.blocks.length;
  const reading = readCandidates(document);
  let isEarly = true;
  let next = reading.next();
  for (; !next.done; next = reading.next()) {
    const { block, source } = next.value;
    const step: SummaryStep = { what: 'reading', done: block, all };
    if (isEarly && source.words > FIRST_WORDS && block * 2 < all) {
      isEarly = false;
      step.points = [...choose(document, source, sentencesFor(options, source))].at(-1) ?? [];
    }
    yield step;
  }
  const source = next.value;
  const count = sentencesFor(options, source);
  let points: SummaryPoint[] = [];
  const choosing = choose(document, source, count);
  let chosen = choosing.next();
  for (; !chosen.done; chosen = choosing.next()) {
    points = chosen.value;
    const { length: done } = points;
    yield { what: 'choosing', done, all: count, ...(done > 0 ? { points } : {}) };
  }
  return { points, covered: coverageOf(document, source), candidates: source.candidates, scores: chosen.value, count };
}

function coverageOf({ left }: ReadDocument, { sections, allWords: words }: Source): Coverage {
  const { length } = sections;
  return left
    ? { sections: [length, length + left.sections], words, of: words + left.words }
    : { sections: [length, length], words };
}

/** Summarises a document by its own sentences, in reading order. */
export function summarise(document: ReadDocument, options: SummaryOptions): Summary {
  const { points, covered } = digest(document, options);
  return { points, covered };
}

/** The same with what it was chosen from. */
export function digest(document: ReadDocument, options: SummaryOptions): Digest {
  const steps = digestSteps(document, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
