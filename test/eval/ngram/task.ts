import { existsSync } from 'node:fs';
import { brownPath, readBrown } from '../brown';
import type { Section, Task } from '../task';
import { encodeCorpus, type Measured, measureRows } from './measure';
import { KENLM } from './published';

/** Trains as KenLM did, on the same text with the same cut-offs, and holds the perplexities against each other. */
export const ngram: Task = {
  name: 'ngram',
  about: 'the toolkit against KenLM; minutes, 3 GB',
  async *run({ folder, corpus, orders, progress }) {
    const brown = readBrown(folder);
    if (!brown) yield { skipped: brownPath(folder) };
    if (!existsSync(corpus)) yield { skipped: corpus };
    if (!brown || !existsSync(corpus)) return;
    const sentences = brown.map(({ text }) => text);
    const encoded = await encodeCorpus(corpus, sentences, progress);
    for (const order of orders) {
      const rows = KENLM.filter((row) => row.order === order);
      yield section(order, [...measureRows(encoded, rows, progress)]);
    }
  },
};

function section(order: number, measured: Measured[]): Section {
  const ratio = (ours: number, theirs: number): string => (ours / theirs).toFixed(4);
  return {
    title: `${order}-gram models of 60,000 words, perplexity on all of Brown with and without unknown words`,
    columns: ['left out', 'M n-grams', 'KenLM', 'with', 'KenLM', 'ratio', 'without', 'KenLM', 'ratio'],
    rows: measured.map(({ row, size, withOov, withoutOov }) => [
      row.prune.join(' ') || 'none',
      (size / 1e6).toFixed(2),
      String(row.millions),
      withOov.toFixed(1),
      String(row.withOov),
      ratio(withOov, row.withOov),
      withoutOov.toFixed(1),
      String(row.withoutOov),
      ratio(withoutOov, row.withoutOov),
    ]),
    notes: [
      'left out: n-grams of 1, 2, 3 … words that occur at most so often',
      "KenLM's figures are of models quantised to 8 bits, which costs it 0.3 to 0.7 %; 0 2 3 unquantised: 363.1 with unknown words",
      `the process has taken at most ${(process.resourceUsage().maxRSS / 2 ** 20).toFixed(1)} GiB`,
    ],
    figures: measured,
  };
}
