import type { ReadDocument } from '@/read/document';
import { termsOf } from '@/text/terms';
import { type Candidate, readCandidates } from './candidates';
import { pageRank } from './centrality';
import { scaled, selectDiverse } from './select';
import type { Summary, SummaryLength, SummaryPoint, SummaryStyle } from './summary';
import { cosinesWith, tfIdf } from './vectors';

/** What a summary should be like. */
export interface SummaryOptions {
  length: SummaryLength;
  style: SummaryStyle;
  /** Exactly so many sentences, where there are as many. */
  sentences?: number;
}

/** How far a summary is: sections read of all, then sentences being chosen. */
export interface SummaryStep {
  what: 'reading' | 'choosing';
  done: number;
  all: number;
  /** Points to show until the summary is there; later ones may be others. */
  points?: SummaryPoint[];
}

const CUE =
  /\b(?:we (?:propose|present|introduce|show|demonstrate|develop|describe|study|investigate|find|provide|argue|prove|explore|design|apply|address|analy[sz]e|evaluate|consider|aim)|this (?:paper|work|article|study)|in (?:this|our) (?:paper|work)|our (?:method|approach|model|results|work|main|experiments)|results (?:show|suggest|indicate)|in conclusion|in summary|overall)\b/i;

const SENTENCES: Record<SummaryLength, number> = { short: 3, medium: 6, long: 12 };

function sentencesFor({ length, style, sentences }: SummaryOptions, candidates: number): number {
  if (sentences !== undefined) return sentences;
  if (style === 'headline') return 1;
  return Math.max(1, Math.min(SENTENCES[length], Math.ceil(candidates / 2)));
}

function scoresOf(
  candidates: Candidate[],
  title: string,
): { scores: Float64Array; vectors: ReturnType<typeof tfIdf>; isAbstract: boolean } {
  const count = candidates.length;
  const vectors = tfIdf(
    candidates.map(({ terms }) => terms),
    [termsOf(title)],
  );
  const isAbstract = count <= 20 && candidates.some(({ text }) => CUE.test(text));
  const decay = isAbstract ? 0.3 : 0.1;
  const central = scaled(pageRank(vectors, count));
  const toTitle = scaled(cosinesWith(vectors, count).subarray(0, count));
  const scores = central.map(
    (value, i) =>
      value +
      0.5 * Math.exp(-decay * i) +
      (isAbstract && CUE.test(candidates[i]!.text) ? 0.6 : 0) +
      (title ? 0.5 * toTitle[i]! : 0),
  );
  return { scores, vectors, isAbstract };
}

/**
 * Summarises a document by its own sentences. A generator, so that a caller can stop it, let other work in between, and say how
 * far it is; `summarise` runs it through. Same input, same output.
 */
export function* summariseSteps(document: ReadDocument, options: SummaryOptions): Generator<SummaryStep, Summary> {
  const blocks = document.blocks.length;
  const reading = readCandidates(document);
  let next = reading.next();
  for (; !next.done; next = reading.next()) yield { what: 'reading', done: next.value, all: blocks };
  const { candidates, headings, words } = next.value;
  const covered: Summary['covered'] = { sections: [headings.length, headings.length], words };
  if (candidates.length === 0) return { points: [], covered };
  yield { what: 'choosing', done: 0, all: 1 };
  const { scores, vectors } = scoresOf(candidates, document.title);
  const taken = selectDiverse(vectors, scores, { count: sentencesFor(options, candidates.length), relevance: 0.6 });
  const points = taken.sort((a, b) => a - b).map((i) => ({ text: candidates[i]!.text, place: candidates[i]!.place }));
  return { points, covered };
}

/** Summarises a document by its own sentences, in reading order. */
export function summarise(document: ReadDocument, options: SummaryOptions): Summary {
  const steps = summariseSteps(document, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
