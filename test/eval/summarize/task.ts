import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { summarizeText } from '@/engine/summarize';
import { datelineLength, isBoilerplate } from '@/summarize/clean';
import { sentenceBounds } from '@/text/sentence-bounds';
import { readParagraphs } from '@/train/corpus';
import type { Section, Task } from '../task';
import { encyclopaediaOf } from './encyclopaedia';
import { lead, lexRank, type Peer, textRank } from './peers';
import { mean, type Rouge, rouge } from './rouge';
import { FIRST_ABSTRACTS, readSummarySets, type Sample, type SummarySet } from './sets';
import { inputOf, textOf, writtenSection } from './written';

interface Row {
  system: string;
  scores: Rouge[];
  words: number;
}

/** A paired bootstrap of so many draws tells how sure the distance to Lead is. */
const DRAWS = 1000;

/** Summaries against those that people wrote. Every system gets the same texts; all but the first row get them without by-lines and the like. */
export const summarizing: Task = {
  name: 'summarize',
  about: 'ROUGE of summaries of news, abstracts and articles of an encyclopaedia',
  async *run({ folder, corpus, engine, rows, progress }) {
    const neural = await engine.neural?.();
    const { sets, missing } = readSummarySets(join(folder, 'summarization'));
    for (const path of missing) yield { skipped: path };
    for (const set of sets) {
      progress(set.name);
      yield section(set, rowsOf(set));
      if (neural && set.samples.length > FIRST_ABSTRACTS) continue; // Those that are written are among the first.
      if (neural) yield await writtenSection(set, neural, { rows, progress });
    }
    if (!neural) yield { skipped: 'language model: summaries that it writes (--models DIR)' };
    const articles = join(corpus, 'wiki.txt.xz');
    if (existsSync(articles)) {
      progress('encyclopaedia');
      const set = await encyclopaediaOf(readParagraphs({ name: 'wiki', path: articles }));
      yield section(set, rowsOf(set));
    } else yield { skipped: articles };
  },
};

function sentencesOf(text: string): string[] {
  const bounds = sentenceBounds(text);
  return Array.from({ length: bounds.length / 2 }, (_, i) => text.slice(bounds[2 * i], bounds[2 * i + 1]));
}

function clean(text: string): string[] {
  return sentencesOf(text)
    .map((sentence) => sentence.slice(datelineLength(sentence)))
    .filter((sentence) => !isBoilerplate(sentence));
}

function rowsOf({ samples, sentences: count }: SummarySet): Row[] {
  const row = (system: string, summarise: (sample: Sample) => string): Row => {
    const summaries = samples.map(summarise);
    return {
      system,
      scores: samples.map(({ references }, i) => rouge(summaries[i]!, references)),
      words: summaries.reduce((sum, summary) => sum + summary.split(/\s+/).length, 0) / samples.length,
    };
  };
  const peer = (choose: Peer, sentences: (text: string) => string[]) => (sample: Sample) => {
    const all = sentences(sample.text);
    return choose(all, count)
      .map((i) => all[i]!)
      .join(' ');
  };
  return [
    row(`Lead-${count}, nothing left out`, peer(lead, sentencesOf)),
    row(`Lead-${count}`, peer(lead, clean)),
    row('TextRank', peer(textRank, clean)),
    row('LexRank', peer(lexRank, clean)),
    row('Inkling', (sample) => textOf(summarizeText(inputOf(sample, count)).points)),
  ];
}

/** The share of draws with replacement in which the first is ahead in the sum of the three measures. */
function aheadShare(own: readonly Rouge[], other: readonly Rouge[]): number {
  const distances = own.map((score, i) => score.reduce((sum, value, k) => sum + value - other[i]![k]!, 0));
  let state = 1;
  const next = (): number => {
    state = (state * 48271) % 2147483647;
    return state % distances.length;
  };
  let ahead = 0;
  for (let draw = 0; draw < DRAWS; draw++) {
    let sum = 0;
    for (let i = 0; i < distances.length; i++) sum += distances[next()]!;
    if (sum > 0) ahead++;
  }
  return ahead / DRAWS;
}

function section(set: SummarySet, rows: Row[]): Section {
  const [leading, own] = [rows[1]!, rows.at(-1)!];
  const cells = (scores: readonly Rouge[]): string[] => mean(scores).map((value) => (100 * value).toFixed(1));
  const half = (odd: number) => (_: Rouge, i: number) => i % 2 === odd;
  const halves = [0, 1].map((odd) =>
    [own, leading].map(({ scores }) => cells(scores.filter(half(odd))).join(' / ')).join(', Lead '),
  );
  return {
    title: `${set.name}, ${set.sentences} sentence${set.sentences === 1 ? '' : 's'}: ROUGE F1 × 100`,
    columns: ['system', 'ROUGE-1', 'ROUGE-2', 'ROUGE-L', 'words'],
    rows: rows.map(({ system, scores, words }) => [system, ...cells(scores), words.toFixed(0)]),
    notes: [
      ...(set.isHeldOut
        ? ['nothing was chosen on this set']
        : [`even samples, on which priors were chosen: ${halves[0]}`, `odd samples: ${halves[1]}`]),
      `ahead of ${leading.system} in ${(100 * aheadShare(own.scores, leading.scores)).toFixed(1)} % of ${DRAWS} paired draws`,
    ],
    figures: rows.map(({ system, scores, words }) => ({ system, rouge: mean(scores), words })),
  };
}
