import type { Answer } from '@/answer/answer';
import { cite } from '@/answer/cite';
import type { ReadDocument } from '@/read/document';
import type { Progress } from '@/store/run';
import { summariseSteps } from '@/summarize/summarise';
import { inTurns } from './in-turns';

interface Options {
  signal: AbortSignal;
  onProgress: (progress: Progress) => void;
}

/** The points of a summary are sentences of the document, so only the choice of them may be wrong. */
const CONFIDENCE = 0.9;

/** Answers a question for what documents say in all: with the sentences of a short summary of each. */
export async function summedUp(documents: readonly ReadDocument[], { signal, onProgress }: Options): Promise<Answer> {
  const summary: Answer['others'] = [];
  for (const [i, document] of documents.entries()) {
    const { points } = await inTurns(summariseSteps(document, { length: 'short', style: 'points' }), {
      signal,
      onTurn: ({ what, done, all }) => onProgress({ what, done, all }),
    });
    summary.push(...points.map(({ place }) => cite(documents, i, place)));
  }
  const [sentence = null] = summary;
  const answer = sentence && summary.map(({ quote }) => quote).join(' ');
  return { answer, sentence, confidence: sentence ? CONFIDENCE : 0, others: [], ...(sentence && { summary }) };
}
