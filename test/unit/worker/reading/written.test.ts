import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { loadFromFolder } from '@/engine/node-models';
import { modelEntry } from '@/models/catalog';
import type { ReadDocument } from '@/read/document';
import type { Turn } from '@/rpc/reading-jobs';
import { changeModel } from '@/store/models';
import { supportOf } from '@/text/support';
import { ModelHost } from '@/worker/models/host';
import { Writer } from '@/worker/models/writer';
import { readingHandlers } from '@/worker/reading/handlers';
import { itWithShared } from '../../../shared';

/** One that may write answers; SmolLM2-135M, which is here, stands in for it. */
const FIT = 'smollm2-360m';
const LINES = [
  'The lighthouse stands on a rock at the end of the bay. It was built in 1864 by the engineer Anna Berg and is 31 metres high.',
  'Its lamp burned oil until 1921, when electric light was put in. Since then nobody has lived in the tower.',
  'Visitors may climb the 148 steps from May to September. Tickets cost four euros and are sold in the harbour office.',
];
const PAGE: ReadDocument = {
  source: 'page',
  url: 'https://example.org/lighthouse',
  title: 'The lighthouse',
  blocks: LINES.map((text) => ({ kind: 'paragraph', text, section: [] })),
};

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

/** A worker with this folder's generator; `steps` are counted, and told while they run. */
function worker(folder: string, onStep: () => void = () => {}) {
  const host = new ModelHost({
    variants: async ({ variants }) => variants.slice(0, 1),
    load: async () => loadFromFolder(folder, modelEntry('smollm2-135m')),
    areWrong: async () => {},
    releaseMs: async () => 60_000,
    keepAlive: () => {},
    changed: onStep,
  });
  return { host, jobs: readingHandlers({ writer: new Writer(host) }) };
}

itWithShared(
  'writes beside what is quoted where a model is fit for it, each sentence with the one that bears it out; stops when told',
  'models',
  async (folder) => {
    await ready(FIT);
    const { host, jobs } = worker(folder);
    const idle = { signal: new AbortController().signal, emit: () => {} };
    const { key } = await jobs.keepDocument({ document: PAGE }, idle);
    const input = { documents: [key], question: 'When was the lighthouse built?', url: PAGE.url };
    const parts: Turn[] = [];
    const turn = await jobs.ask({ ...input, id: 'one' }, { ...idle, emit: (part) => parts.push(part) });
    expect(turn).toMatchObject({ state: 'done', engine: 'built in · SmolLM2-360M' });
    expect(turn.answer!.sentence!.quote).toContain('1864');
    const { written = [] } = turn.answer!;
    expect(written[0]?.text).toContain('1864');
    for (const { text, from } of written) {
      expect(LINES[from.place.block]!.slice(from.place.start, from.place.end)).toBe(from.quote);
      expect(supportOf(text, [LINES[from.place.block]!])).toBeDefined();
    }
    // What is quoted was there before a word was written.
    const first = parts.find(({ answer }) => answer);
    expect(first!.answer).not.toHaveProperty('written');
    expect(parts.some(({ progress }) => progress?.what === 'writing')).toBe(true);

    // Stopped when it begins to write: what is quoted stays.
    const stopped = await jobs.ask(
      { ...input, id: 'two' },
      {
        ...idle,
        emit: ({ progress }) => {
          if (progress?.what === 'writing') void jobs.stop({ id: 'two' }, idle);
        },
      },
    );
    expect(stopped).toMatchObject({ state: 'stopped' });
    expect(stopped.answer!.sentence!.quote).toContain('1864');
    expect(stopped.answer).not.toHaveProperty('written');
    await host.releaseAll();
  },
  240_000,
);

it('writes nothing where no model is fit for it, and leaves what was found where one fails', async () => {
  const idle = { signal: new AbortController().signal, emit: () => {} };
  await ready('smollm2-135m');
  const small = worker('/nowhere');
  const { key } = await small.jobs.keepDocument({ document: PAGE }, idle);
  const input = { documents: [key], question: 'When was the lighthouse built?', url: PAGE.url };
  expect(await small.jobs.ask({ ...input, id: 'small' }, idle)).toMatchObject({ state: 'done', engine: 'built in' });
  expect(small.host.stateOf('smollm2-135m')).toEqual({ state: 'released' });

  await ready(FIT);
  const broken = worker('/nowhere');
  const turn = await broken.jobs.ask({ ...input, id: 'broken' }, idle);
  expect(turn).toMatchObject({ state: 'done', engine: 'built in' });
  expect(turn.answer!.answer).toContain('1864');
  expect(broken.host.stateOf(FIT)).toMatchObject({ state: 'failed' });
});
