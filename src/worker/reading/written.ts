import type { Answer, Citation } from '@/answer/answer';
import { cite } from '@/answer/cite';
import type { ReadDocument } from '@/read/document';
import { splitSentences } from '@/text/sentences';
import { nearestTo } from '@/text/support';
import type { Writer } from '@/worker/models/writer';

/** What writes answers, as far as it is used here. */
export type Writing = Pick<Writer, 'name' | 'answer'>;

/** Passages that a writer is given: those of the best sentences. Each of their words is read before the first is written. */
const MOST_PASSAGES = 3;
/** Longer paragraphs are left out: they would take too long to read. */
const MOST_CHARACTERS = 1500;

interface Options {
  question: string;
  documents: readonly ReadDocument[];
  signal: AbortSignal;
  /** Told the sentences so far. */
  onSentence: (written: NonNullable<Answer['written']>) => void;
}

/**
 * Has a model write an answer from the passages that were found, beside the sentence that is quoted. Each sentence is tied to the
 * one of the document that says most of it. Where the documents do not say, nothing is written either.
 */
export async function writeBeside(
  writer: Writing,
  { answer, sentence, others }: Answer,
  { question, documents, signal, onSentence }: Options,
): Promise<void> {
  if (answer === null || !sentence) return;
  const passages = passagesOf([sentence, ...others], documents);
  const texts = passages.map(({ document, place }) => documents[document]!.blocks[place.block]!.text);
  const written: NonNullable<Answer['written']> = [];
  const told = ({ text, passage }: { text: string; passage: number }): void => {
    written.push({ text, from: sentenceFor(text, passages[passage]!, documents) });
    onSentence([...written]);
  };
  await writer.answer(question, texts, told, signal);
}

/** One citation for each paragraph in which one of these stands. */
function passagesOf(citations: readonly Citation[], documents: readonly ReadDocument[]): Citation[] {
  const byPlace = new Map(citations.toReversed().map((citation) => [`${citation.document} ${citation.place.block}`, citation]));
  const fitting = [...byPlace.values()].filter(
    ({ document, place }) => documents[document]!.blocks[place.block]!.text.length <= MOST_CHARACTERS,
  );
  return fitting.reverse().slice(0, MOST_PASSAGES);
}

/** The sentence of a paragraph that has most of the words of what was written of it; what was cited of it where none has any. */
function sentenceFor(text: string, cited: Citation, documents: readonly ReadDocument[]): Citation {
  const { document, place } = cited;
  const block = documents[document]!.blocks[place.block]!;
  const runs = splitSentences(block.text);
  const nearest = nearestTo(
    text,
    runs.map(({ start, end }) => block.text.slice(start, end)),
  );
  const run = nearest && runs[nearest.passage];
  return run ? cite(documents, document, { ...place, start: run.start, end: run.end }) : cited;
}
