import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { loadFromFolder } from '@/engine/node-models';
import { modelEntry } from '@/models/catalog';
import type { ReadDocument } from '@/read/document';
import type { SummaryRun } from '@/rpc/reading-jobs';
import { changeModel } from '@/store/models';
import { keepSummary, readSummary } from '@/store/summaries';
import { supportOf } from '@/text/support';
import { ModelHost } from '@/worker/models/host';
import { Writer } from '@/worker/models/writer';
import { readingHandlers, resumeReading } from '@/worker/reading/handlers';
import { itWithShared } from '../../../shared';

/** One that may write summaries; SmolLM2-135M, which is here, stands in for it. */
const FIT = 'smollm2-360m';
const NAME = modelEntry(FIT).title;
const LINES = [
  'The lighthouse stands on a rock at the end of the bay. It was built in 1864 by the engineer Anna Berg and is 31 metres high.',
  'Its lamp burned oil until 1921, when electric light was put in. Since then nobody has lived in the tower.',
  'Visitors may climb the 148 steps from May to September. Tickets cost four euros and are sold in the harbour office.',
];
const pageOf = (lines: readonly string[]): ReadDocument => ({
  source: 'page',
  url: 'https://example.org/lighthouse',
  title: 'The lighthouse',
  blocks: lines.map((text) => ({ kind: 'paragraph', text, section: [] })),
});
/** So long that it is read in parts. */
const LONG = pageOf(
  Array.from({ length: 5 }, (_, n) =>
    LINES.map((line) => line.replace(/The lighthouse|Its|Visitors/, `$& of number ${n}`)),
  ).flat(),
);
const request = { length: 'short', style: 'points' } as const;
const idle = { signal: new AbortController().signal, emit: () => {} };

beforeEach(() => {
  fakeBrowser.reset();
  vi.spyOn(fakeBrowser.runtime, 'getURL').mockImplementation((path) => `chrome-extension://inkling${path}`);
  vi.spyOn(fakeBrowser.runtime, 'getPlatformInfo').mockImplementation(() => {});
  globalThis.indexedDB = new IDBFactory();
});

async function ready(id: string): Promise<void> {
  const record = { state: 'ready', host: 'folder', revision: '', files: [], weights: 'onnx/model_q4.onnx', dtype: 'q4' } as const;
  await changeModel(id, () => ({ ...record, files: [] }));
}

function worker(folder: string) {
  const host = new ModelHost({
    variants: async ({ variants }) => variants.slice(0, 1),
    load: async () => loadFromFolder(folder, modelEntry('smollm2-135m')),
    areWrong: async () => {},
    releaseMs: async () => 60_000,
    keepAlive: () => {},
    changed: () => {},
  });
  const models = { writer: new Writer(host) };
  return { host, models, jobs: readingHandlers(models) };
}

itWithShared(
  'writes a summary beside the points where a model is fit for it, in parts, stops when told and goes on from there',
  'models',
  async (folder) => {
    const { key } = await worker('/nowhere').jobs.keepDocument({ document: LONG }, idle);
    // Made before there was a model, it is taken up again when there is one.
    expect(await worker('/nowhere').jobs.summarize({ document: key, ...request }, idle)).not.toHaveProperty('written');
    await ready(FIT);
    const { host, models, jobs } = worker(folder);
    const parts: SummaryRun[] = [];
    const stopped = await jobs.summarize(
      { document: key, ...request },
      {
        ...idle,
        emit: (part) => {
          parts.push(part);
          if (part.written?.done === 1) void jobs.stop({ id: part.id }, idle);
        },
      },
    );
    expect(stopped).toMatchObject({ state: 'stopped', written: { by: NAME, done: 1, all: 2 } });
    // The points were there before a word was written.
    const first = parts.find(({ written }) => written)!;
    expect(first.points).toEqual(stopped.points);
    expect(first).toMatchObject({ engine: 'built in', covered: stopped.covered, progress: { what: 'writing', done: 0, all: 2 } });

    // What a stopped worker left in the middle goes on with the second part.
    await keepSummary({ ...stopped, state: 'running' });
    resumeReading(models);
    await vi.waitFor(async () => expect((await readSummary(stopped.id))?.state).toBe('done'), 120_000);
    const steps = vi.spyOn(host, 'use');
    const whole = await jobs.summarize({ document: key, ...request }, idle);
    expect(steps).not.toHaveBeenCalled();
    expect(whole).toMatchObject({ state: 'done', attempts: 2, engine: `built in · ${NAME}`, points: stopped.points });
    expect(whole.written).toMatchObject({ by: NAME, done: 2, all: 2 });
    expect(whole.written!.points.length).toBeGreaterThan(0);
    for (const { text, from } of whole.written!.points) {
      const line = LONG.blocks[from.place.block]!.text;
      expect(line.slice(from.place.start, from.place.end)).toBe(from.text);
      expect(supportOf(text, [line])).toBeDefined();
    }
    await host.releaseAll();
  },
  240_000,
);

it('writes nothing where no model is fit for it, and leaves the points where one fails', async () => {
  await ready('smollm2-135m');
  const small = worker('/nowhere');
  const { key } = await small.jobs.keepDocument({ document: pageOf(LINES) }, idle);
  const made = await small.jobs.summarize({ document: key, ...request }, idle);
  expect(made).toMatchObject({ state: 'done', engine: 'built in' });
  expect(made.points.length).toBeGreaterThan(0);
  expect(made).not.toHaveProperty('written');

  await ready(FIT);
  const broken = worker('/nowhere');
  const left = await broken.jobs.summarize({ document: key, ...request }, idle);
  expect(left).toMatchObject({ state: 'done', engine: 'built in', points: made.points, covered: made.covered });
  expect(left.written).toMatchObject({ points: [], done: 0, all: 1 });
  expect(broken.host.stateOf(FIT)).toMatchObject({ state: 'failed' });
});

itWithShared(
  'writes the summary that was asked for last, and goes on with the one before when it is asked for again',
  'models',
  async (folder) => {
    const wanted = { ...request, style: 'headline' } as const; // Of points the store has what was written above.
    await ready(FIT);
    const { host, jobs } = worker(folder);
    const [one, other] = await Promise.all(
      [LONG, pageOf(LINES)].map(async (document) => (await jobs.keepDocument({ document }, idle)).key),
    );
    let next: Promise<SummaryRun> | undefined;
    const emit = ({ written }: SummaryRun): void => {
      if (written) next ??= jobs.summarize({ document: other!, ...wanted }, idle);
    };
    const first = await jobs.summarize({ document: one!, ...wanted }, { ...idle, emit });
    expect(first).toMatchObject({ state: 'done', written: { done: 0, all: 2 } });
    expect(await next).toMatchObject({ state: 'done', written: { done: 1, all: 1 } });
    expect(await jobs.summarize({ document: one!, ...wanted }, idle)).toMatchObject({ written: { done: 2, all: 2 } });
    await host.releaseAll();
  },
  240_000,
);
