import { parseHtml } from '@/engine/read-html';
import { HIDDEN_WORD, hidingWays, withHidden } from './hidden';
import type { SavedPage } from './pages';
import { type ExtractionScore, scoreExtraction, textOfHtml } from './score';
import type { Extractor } from './systems';

export interface PageScore extends ExtractionScore {
  page: string;
  /** Processor time in ms, without parsing the markup. */
  ms: number;
}

export interface Measured {
  name: string;
  pages: PageScore[];
}

/** Scores every system on every page; systems that print or throw on a page are let, and score what they gave. */
export async function measure(pages: readonly SavedPage[], extractors: readonly Extractor[]): Promise<Measured[]> {
  const expected = pages.map((page) => textOfHtml(page.expected));
  const measured: Measured[] = [];
  for (const extractor of extractors) {
    // Once over all for the compiler's sake, then to be measured.
    await scores(pages, expected, extractor);
    measured.push({ name: extractor.name, pages: await scores(pages, expected, extractor) });
  }
  return measured;
}

async function scores(pages: readonly SavedPage[], expected: readonly string[], extractor: Extractor): Promise<PageScore[]> {
  const found: PageScore[] = [];
  for (const [i, page] of pages.entries()) {
    const { text, ms } = await extract(extractor, page.html);
    found.push({ page: page.name, ...scoreExtraction(text, expected[i]!), ms });
  }
  return found;
}

async function extract({ extract: run }: Extractor, html: string): Promise<{ text: string; ms: number }> {
  const document = parseHtml(html);
  const { log, warn, error } = console;
  Object.assign(console, { log: () => {}, warn: () => {}, error: () => {} });
  const before = process.cpuUsage();
  try {
    const text = await run(document).catch(() => () => '');
    const { user, system } = process.cpuUsage(before);
    return { text: text(), ms: (user + system) / 1000 };
  } finally {
    Object.assign(console, { log, warn, error });
  }
}

/** How many hidden sentences each system lets through, of how many, by the way in which they are hidden. */
export async function measureHidden(
  pages: readonly SavedPage[],
  extractors: readonly Extractor[],
): Promise<{ name: string; through: Record<string, number>; of: number }[]> {
  const found = [];
  for (const extractor of extractors) {
    const through: Record<string, number> = {};
    let of = 0;
    for (const way of hidingWays) {
      through[way] = 0;
      for (const { html } of pages) {
        const hiding = withHidden(html, way);
        if (hiding === undefined) continue;
        of++;
        if ((await extract(extractor, hiding)).text.includes(HIDDEN_WORD)) through[way]++;
      }
    }
    found.push({ name: extractor.name, through, of });
  }
  return found;
}
