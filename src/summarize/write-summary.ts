import { nearestTo } from '@/text/support';
import { termsOf } from '@/text/terms';
import type { Candidate } from './candidates';
import { type Part, partsOf } from './parts';
import { selectDiverse } from './select';
import { type Digest, RELEVANCE } from './summarise';
import type { WrittenPoint, WrittenPoints } from './summary';
import { tfIdf } from './vectors';

/** Sums paragraphs up in at most `count` sentences; tells each as it is written, with the paragraph that bears it out. */
export type WritePoints = (
  paragraphs: string[],
  count: number,
  told: (sentence: { text: string; passage: number }) => void,
  signal: AbortSignal,
) => Promise<void>;

export interface WriteSummaryOptions {
  signal: AbortSignal;
  /** What was written before an interruption: it goes on with the part after those that are done. */
  begun?: WrittenPoints | undefined;
  /** Told what is written so far, at each sentence and after each part. */
  onWritten?: (written: WrittenPoints) => void;
}

/**
 * Has a model write a summary: of each part of a document some points (map), and of these as many as a summary of this length has,
 * by the worth of the sentences that bear them out and without those that say the same (reduce). Nothing is written of what was
 * written, so that each point is as near to the document as when it came. Rejects as `write` does, and with the signal's reason.
 */
export async function writeSummary(
  digest: Pick<Digest, 'candidates' | 'scores' | 'count'>,
  write: WritePoints,
  { signal, begun, onWritten = () => {} }: WriteSummaryOptions,
): Promise<WrittenPoints> {
  const parts = partsOf(digest);
  const all = parts.length;
  const each = Math.ceil(digest.count / all);
  let written: WrittenPoints = begun?.all === all ? begun : { points: [], done: 0, all };
  onWritten(written);
  for (const part of parts.slice(written.done)) {
    const { points, done } = written;
    const texts = part.map((sentences) => sentences.map(({ text }) => text).join(' '));
    const fresh: WrittenPoint[] = [];
    const told = ({ text, passage }: { text: string; passage: number }): void => {
      if ([...points, ...fresh].some((point) => point.text === text)) return;
      fresh.push({ text, from: sourceOf(text, part[passage]!) });
      onWritten({ points: inOrder([...points, ...fresh]), done, all });
    };
    await write(texts, each, told, signal);
    signal.throwIfAborted();
    written = { points: reduced([...points, ...fresh], digest), done: done + 1, all };
    onWritten(written);
  }
  return written;
}

/** The sentence of a paragraph that has most of the words of what was written of it. */
function sourceOf(written: string, sentences: Part[number]): WrittenPoint['from'] {
  const texts = sentences.map(({ text }) => text);
  const { text, place } = sentences[nearestTo(written, texts)?.passage ?? 0]!;
  return { text, place };
}

function reduced(
  points: readonly WrittenPoint[],
  { candidates, scores, count }: Pick<Digest, 'candidates' | 'scores' | 'count'>,
): WrittenPoint[] {
  const worths = new Map(candidates.map((candidate, i) => [keyOf(candidate), scores[i]!]));
  const chosen = selectDiverse(
    tfIdf(points.map(({ text }) => termsOf(text))),
    Float64Array.from(points, ({ from }) => worths.get(keyOf(from)) ?? 0),
    {
      count,
      relevance: count === 1 ? 1 : RELEVANCE,
      groups: points.map(() => 0),
      crowding: 0,
      leans: points.map(() => 'stands'),
    },
  );
  return inOrder([...chosen].map((i) => points[i]!));
}

function keyOf({ place }: Pick<Candidate, 'place'>): string {
  return `${place.block} ${place.start}`;
}

function inOrder(points: readonly WrittenPoint[]): WrittenPoint[] {
  return [...points].sort(({ from: { place: a } }, { from: { place: b } }) => a.block - b.block || a.start - b.start);
}
