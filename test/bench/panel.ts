import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brownSentences } from '../eval/brown';
import { KNOWN_FILES } from '../eval/next-word/sets';
import type { Bench } from './bench';
import { clickToPoints, type PointTimes } from './click-to-points';

const WORDS = 10_000;

/** Times from the click on the toolbar's button to the first points on screen, inside Chromium. */
export const panelBench: Bench = {
  name: 'panel',
  about: 'ms from a click on the toolbar’s button to the first points of a summary on screen, in Chromium',
  async *run({ folder, progress }) {
    const path = join(folder, 'next-word', KNOWN_FILES[0]!);
    let bytes: Buffer;
    try {
      bytes = readFileSync(path);
    } catch {
      yield { skipped: path };
      return;
    }
    const sentences = brownSentences(bytes, path).map(({ text }) => text);
    progress(`opening the popup over pages of ${WORDS} words`);
    const figures = await clickToPoints(sentences, WORDS);
    const row = (name: string, { p50, max, n }: PointTimes): string[] => [name, p50.toFixed(0), max.toFixed(0), String(n)];
    yield {
      title: `From the click to the first points: ms over a page of ${WORDS} words of Brown`,
      columns: ['popup', 'p50', 'max', 'clicks'],
      rows: [row('over a page that was never read', figures.first), row('opened again over the same page', figures.again)],
      notes: ['by the clock, with the time that the browser takes to open its window for the popup'],
      figures,
    };
  },
};
