import type { Block, ReadDocument } from '@/read/document';
import { summarise, summariseSteps } from '@/summarize/summarise';
import { brownPath, readBrown } from '../eval/brown';
import { textRank } from '../eval/summarize/peers';
import type { Bench } from './bench';
import { aliveBytes } from './memory';
import { percentile } from './percentile';

const SIZES = [1000, 10_000, 100_000];
const ROUNDS = 9;
const SENTENCES_A_PARAGRAPH = 5;
const PARAGRAPHS_A_SECTION = 8;
const POINTS = 8;
/** The peer takes time in the square of the number of sentences: more words would take it minutes. */
const PEER_WORDS = 10_000;

const options = { length: 'long', style: 'points' } as const;

/** Time and memory of summaries in Node: pages of sentences of Brown with a heading every forty, beside TextRank over all pairs of sentences. */
export const summarizeBench: Bench = {
  name: 'summarize',
  about: 'ms and memory of a summary of 1,000 to 100,000 words',
  async *run({ folder, progress }) {
    const brown = readBrown(folder);
    if (!brown) {
      yield { skipped: brownPath(folder) };
      return;
    }
    const sentences = brown.map(({ text }) => text);
    const rows = SIZES.map((words) => {
      progress(`${words} words`);
      return measure(pageOf(sentences, words), words);
    });
    yield {
      title: 'Summaries in Node: pages of sentences of Brown',
      columns: ['words', 'ms, median', 'ms, first time', 'longest step, ms', 'MB of work', 'TextRank, ms', 'faster by'],
      rows: rows.map(({ words, ms, firstMs, stepMs, megabytes, peerMs }) => [
        String(words),
        ms.toFixed(1),
        firstMs.toFixed(1),
        stepMs.toFixed(1),
        megabytes.toFixed(1),
        peerMs?.toFixed(0) ?? '-',
        peerMs === undefined ? '-' : `${(peerMs / ms).toFixed(0)} ×`,
      ]),
      notes: [
        `by the clock; the median of ${ROUNDS} after the first; steps are what the worker does between looking for a Stop`,
        'MB of work: alive when the last sentence is chosen, without the page itself',
      ],
      figures: rows,
    };
  },
};

function pageOf(sentences: readonly string[], words: number): ReadDocument {
  const blocks: Block[] = [];
  let written = 0;
  let section: string[] = [];
  for (let i = 0; written < words; i += SENTENCES_A_PARAGRAPH) {
    const paragraph = Array.from({ length: SENTENCES_A_PARAGRAPH }, (_, k) => sentences[(i + k) % sentences.length]!);
    if ((i / SENTENCES_A_PARAGRAPH) % PARAGRAPHS_A_SECTION === 0) {
      const heading = paragraph[0]!.split(' ').slice(0, 5).join(' ');
      blocks.push({ kind: 'heading', level: 2, text: heading, section: [] });
      section = [heading];
    }
    const text = paragraph.join(' ');
    blocks.push({ kind: 'paragraph', text, section });
    written += text.split(' ').length;
  }
  return { source: 'page', title: '', url: 'https://example.org/', blocks };
}

function timed(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

function measure(page: ReadDocument, words: number) {
  const firstMs = timed(() => summarise(page, options));
  const ms = percentile(
    Array.from({ length: ROUNDS }, () => timed(() => summarise(page, options))),
    0.5,
  );
  const isPeerMeasured = words <= PEER_WORDS;
  const all = page.blocks.filter(({ kind }) => kind === 'paragraph').flatMap(({ text }) => text.split(/(?<=[.!?]) /));
  return {
    words,
    ms,
    firstMs,
    stepMs: longestStep(page),
    megabytes: workBytes(page) / 1e6,
    ...(isPeerMeasured ? { peerMs: timed(() => textRank(all, POINTS)) } : {}),
  };
}

/** The longest time that goes by without a look at the signal. */
function longestStep(page: ReadDocument): number {
  const steps = summariseSteps(page, options);
  let longest = 0;
  for (let isDone = false; !isDone; ) {
    longest = Math.max(
      longest,
      timed(() => {
        isDone = steps.next().done === true;
      }),
    );
  }
  return longest;
}

function workBytes(page: ReadDocument): number {
  const before = aliveBytes();
  const steps = summariseSteps(page, options);
  let most = before;
  for (let step = steps.next(); !step.done; step = steps.next()) {
    if (step.value.what === 'choosing') most = Math.max(most, aliveBytes());
  }
  return most - before;
}
