import type { Ranked } from './find';
import { spanIn } from './said';
import type { Span } from './spans';
import type { Emit, Weights } from './weights';

/** How likely a language model finds words as an answer; natural logs of probabilities. */
export interface Likely {
  /** That it says them and ends, and that it ends once they are said. */
  logProb: number;
  endLogProb: number;
  /** That it says them of the sentence before it knows what is asked. */
  unaskedLogProb: number;
  tokens: number;
}

/** Tells how likely words of a sentence are as the answer to a question; as many as were given, in their order. */
export type LikelyAnswers = (
  asked: { question: string; sentence: string },
  answers: readonly string[],
  options?: { signal?: AbortSignal | undefined },
) => Promise<Likely[]>;

/** Words that may answer, with what they were worth before. */
export interface Candidate extends Span {
  score: number;
}

/** How the likeliest words are chosen. */
export interface Choosing {
  question: string;
  likely: LikelyAnswers;
  weights: Weights;
  signal?: AbortSignal | undefined;
}

/** Words that are looked at; each takes two steps of the model. */
const MOST_CANDIDATES = 12;

/** Emits what tells whether a candidate is the answer where its sentence has it. */
export function likelyFeatures({ score }: Candidate, { logProb, endLogProb, unaskedLogProb, tokens }: Likely, emit: Emit): void {
  emit('before', score);
  emit('likely', logProb);
  emit('ends', endLogProb);
  // Taken off, it leaves what the question adds: their pointwise mutual information, where the weights are the same.
  emit('unasked', unaskedLogProb);
  // Each token takes some of the probability, also where there is no doubt: longer answers would lose.
  emit('tokens', Math.log(tokens));
}

/** The candidates that are looked at, best first. */
export function lookedAt(candidates: readonly Candidate[], most = MOST_CANDIDATES): Candidate[] {
  return candidates.toSorted((a, b) => b.score - a.score).slice(0, most);
}

/** The words of a sentence that a candidate is. */
export function wordsOf({ evidence }: Ranked, { from, to }: Span): string {
  const { text, units } = evidence.reading;
  return text.slice(units[from]!.start, units[to]!.end);
}

/**
 * Has a language model say which words of the best sentence answer, where some of them do. Everything else stays as it was ranked.
 * Rejects where the model does, and with the signal's reason.
 */
export async function chooseLikeliest<One extends Ranked>(
  ranked: readonly One[],
  candidatesIn: (best: One) => readonly Candidate[],
  { question, likely, weights, signal }: Choosing,
): Promise<One[]> {
  const [best, ...others] = ranked;
  if (!best || !spanIn(best)) return [...ranked];
  const candidates = lookedAt(candidatesIn(best));
  if (candidates.length < 2) return [...ranked];
  const found = await likely(
    { question, sentence: best.evidence.reading.text },
    candidates.map((candidate) => wordsOf(best, candidate)),
    { signal },
  );
  const scores = candidates.map((candidate, i) => weights.score((emit) => likelyFeatures(candidate, found[i]!, emit)));
  const chosen = candidates[scores.indexOf(Math.max(...scores))]!;
  return [{ ...best, found: { ...best.found, best: chosen } }, ...others];
}
