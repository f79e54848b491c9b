import type { Bench } from './bench';
import type { KeyTimes } from './key-times';
import { keyToPaint } from './key-to-paint';

/** Times from key to paint inside Chromium. */
export const pageBench: Bench = {
  name: 'page',
  about: 'ms from a key to the frame that shows its ghost, in Chromium',
  async *run({ progress }) {
    progress('typing in Chromium, for some minutes');
    const figures = await keyToPaint(progress);
    const row = (name: string, { p50, p95, p99, max, n }: KeyTimes): string[] => [
      name,
      ...[p50, p95, p99, max].map((ms) => ms.toFixed(1)),
      String(n),
    ];
    yield {
      title: 'From key to paint: ms from keydown to the end of the frame that shows the ghost',
      columns: ['worker', 'p50', 'p95', 'p99', 'max', 'keys'],
      rows: [
        row('awake', figures.awake),
        row('busy with another client’s jobs', figures.busy),
        row('busy with summaries of 10,000 words', figures.summarising),
        row('stopped before the key', figures.stopped),
        row(`${figures.withModel.name}, first ghost`, figures.withModel.first),
        row(`${figures.withModel.name}, as it stays`, figures.withModel.last),
      ],
      notes: [
        'headless Chromium paints 60 frames a second: a ghost waits 8 ms on average for its frame',
        'keys come 25 ms after each other, with the language model 200 ms; the rows without its name are measured with it switched off',
      ],
      figures,
    };
  },
};
