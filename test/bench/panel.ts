import { brownPath, readBrown } from '../eval/brown';
import type { Bench } from './bench';
import { clickToPoints, type PointTimes } from './click-to-points';

const WORDS = 10_000;

/** Times from the click on the toolbar's button to the first points on screen, inside Chromium. */
export const panelBench: Bench = {
  name: 'panel',
  about: 'ms from a click on the toolbar’s button to the first points of a summary on screen, in Chromium',
  async *run({ folder, progress }) {
    const brown = readBrown(folder);
    if (!brown) {
      yield { skipped: brownPath(folder) };
      return;
    }
    const sentences = brown.map(({ text }) => text);
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
