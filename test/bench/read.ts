import { join } from 'node:path';
import { Readability } from '@mozilla/readability';
import { markupSight, parseHtml } from '@/engine/read-html';
import { readPage } from '@/read/page';
import { readPages } from '../eval/read/pages';
import type { Bench } from './bench';
import { aliveBytes } from './memory';
import { percentile } from './percentile';

const ROUNDS = 2;
/** Memory is measured on every so many pages: it takes a whole collection of garbage each time. */
const MEMORY_STEP = 8;

/** How long a page takes to read, beside readability alone on the same page, and what stays in memory of it. */
export const readBench: Bench = {
  name: 'read',
  about: 'reading pages, ms and memory',
  async *run({ folder, progress }) {
    const path = join(folder, 'pages');
    const pages = readPages(path);
    if (!pages.length) {
      yield { skipped: path };
      return;
    }
    progress(`${pages.length} pages`);
    const own = pages.map(({ html }) => fastest(html, (page) => readPage(page, markupSight, 'about:blank')));
    const peer = pages.map(({ html }) => fastest(html, (page) => new Readability(page).parse()));
    const kept = pages
      .filter((_, i) => i % MEMORY_STEP === 0)
      .map(({ html }) => {
        const before = aliveBytes();
        const { document } = readPage(parseHtml(html), markupSight, 'about:blank');
        const bytes = aliveBytes() - before;
        return { bytes, characters: document.blocks.reduce((sum, { text }) => sum + text.length, 0), document };
      });
    const row = (name: string, times: number[]): string[] => [
      name,
      percentile(times, 0.5).toFixed(1),
      percentile(times, 0.95).toFixed(1),
      Math.max(...times).toFixed(1),
    ];
    yield {
      title: `Reading ${pages.length} saved pages, ms of processor time without parsing the markup`,
      columns: ['system', 'median', 'p95', 'longest'],
      rows: [row('Inkling: article, blocks, places', own), row('@mozilla/readability alone', peer)],
      notes: [
        `each page the fastest of ${ROUNDS}; Inkling runs readability on a copy of what can be seen, and finds its way back`,
        `bytes that stay for a character of text: ${percentile(
          kept.map(({ bytes, characters }) => Math.max(0, bytes) / Math.max(1, characters)),
          0.5,
        ).toFixed(1)} (median)`,
      ],
      figures: { own, peer, kept: kept.map(({ bytes, characters }) => ({ bytes, characters })) },
    };
  },
};

/** ms of processor time of the fastest run, each on a page of its own. */
function fastest(html: string, run: (page: Document) => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const page = parseHtml(html);
    const before = process.cpuUsage();
    run(page);
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}
