import { join } from 'node:path';
import { Readability } from '@mozilla/readability';
import { markupSight, parseHtml } from '@/engine/read-html';
import type { ReadDocument } from '@/read/document';
import { readPage } from '@/read/page';
import { readPages } from '../eval/read/pages';
import type { Bench } from './bench';
import { aliveBytes } from './memory';
import { percentile } from './percentile';

const ROUNDS = 2;

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
    const kept = keptBytes(pages.map(({ html }) => html));
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
        `bytes that the worker keeps for a character of text: ${(kept.bytes / kept.characters).toFixed(1)} (all pages together)`,
      ],
      figures: { own, peer, kept },
    };
  },
};

/**
 * What the documents of pages take, with all their blocks. As copies, which is how they come to the worker: what was read itself would
 * keep the whole markup alive, of which its strings are slices.
 */
function keptBytes(pages: readonly string[]): { bytes: number; characters: number } {
  const read = (html: string): ReadDocument => structuredClone(readPage(parseHtml(html), markupSight, 'about:blank').document);
  // linkedom holds on to the page before; it is to be the same one both times.
  const rest = '<p>Nothing else is here.</p>';
  read(rest);
  const before = aliveBytes();
  const documents = pages.map(read);
  read(rest);
  const bytes = aliveBytes() - before;
  const characters = documents.flatMap(({ blocks }) => blocks).reduce((sum, { text }) => sum + text.length, 0);
  return { bytes, characters };
}

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
