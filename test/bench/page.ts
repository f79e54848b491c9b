import type { Bench } from './bench';
import { type KeyTimes, keyToPaint } from './key-to-paint';

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
      ],
      notes: ['headless Chromium paints 60 frames a second: a ghost waits 8 ms on average for its frame'],
      figures,
    };
  },
};
