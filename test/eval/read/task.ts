import { join } from 'node:path';
import { percentile } from '../../bench/percentile';
import { fraction } from '../table';
import type { Section, Task } from '../task';
import { hidingWays } from './hidden';
import { type Measured, measure, measureHidden, type PageScore } from './measure';
import { readPages } from './pages';
import { extractors } from './systems';

const WORST = 3;
/** Hidden sentences are put into every so many pages: each is read anew for each way of hiding. */
const HIDDEN_STEP = 8;

/** What is taken out of saved pages, beside other systems in the same run. */
export const read: Task = {
  name: 'read',
  about: 'the text of saved pages, and hidden text',
  async *run({ folder, progress }) {
    const path = join(folder, 'pages');
    const pages = readPages(path);
    if (!pages.length) {
      yield { skipped: `${path} (folders with source.html and expected.html, or tar archives of such)` };
      return;
    }
    progress(`${pages.length} pages`);
    yield extraction(await measure(pages, extractors));
    progress('hidden text');
    const some = pages.filter((_, i) => i % HIDDEN_STEP === 0);
    yield hidden(await measureHidden(some, extractors));
  },
};

function extraction(measured: Measured[]): Section {
  return {
    title: `The article of ${measured[0]!.pages.length} saved pages, tokens against the expected article (mean over pages)`,
    columns: ['system', 'P', 'R', 'F1', 'F1 of 4', 'F1 < .5', 'F1 ≥ .9', 'ms, median', 'mean'],
    rows: measured.map(({ name, pages }) => [
      name,
      ...(['precision', 'recall', 'f1', 'f1InOrder'] as const).map((key) => fraction(mean(pages.map((page) => page[key])))),
      String(pages.filter(({ f1 }) => f1 < 0.5).length),
      String(pages.filter(({ f1 }) => f1 >= 0.9).length),
      percentile(
        pages.map(({ ms }) => ms),
        0.5,
      ).toFixed(1),
      mean(pages.map(({ ms }) => ms)).toFixed(1),
    ]),
    notes: [
      'the expected articles are what readability itself gives in a browser, so its row is an upper bound by construction',
      'ms: processor time without parsing the markup; F1 of 4: of runs of four tokens, which tells order too',
      `hardest for Inkling: ${worst(measured[0]!.pages)}`,
    ],
    figures: measured,
  };
}

function worst(pages: readonly PageScore[]): string {
  return [...pages]
    .sort((one, other) => one.f1 - other.f1)
    .slice(0, WORST)
    .map(({ page, f1, precision, recall }) => `${page} ${fraction(f1)} (P ${fraction(precision)}, R ${fraction(recall)})`)
    .join(', ');
}

function hidden(measured: Awaited<ReturnType<typeof measureHidden>>): Section {
  return {
    title: `Hidden sentences let through, of ${measured[0]!.of} put into articles (attributes and own styles; no browser)`,
    columns: ['system', 'all', ...hidingWays],
    rows: measured.map(({ name, through }) => [
      name,
      String(Object.values(through).reduce((sum, count) => sum + count, 0)),
      ...hidingWays.map((way) => String(through[way])),
    ]),
    figures: measured,
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
