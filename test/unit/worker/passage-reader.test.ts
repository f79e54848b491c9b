import * as ort from 'onnxruntime-node';
import { expect, it } from 'vitest';
import type { Loaded } from '@/models/load';
import { Reader } from '@/models/reader';
import { runtimeOn } from '@/models/runtime';
import { ModelHost } from '@/worker/models/host';
import { PassageReader } from '@/worker/models/passage-reader';
import { readerGraph, readerVocabulary } from '../models/tiny-reader';

/** A host that loads a tiny reader, and notes which model it was to be. */
function hostOf(loads: string[], fail?: Error): ModelHost {
  return new ModelHost({
    variants: async ({ variants }) => variants.filter(({ device }) => device === 'wasm'),
    load: async ({ id }): Promise<Loaded> => {
      loads.push(id);
      if (fail) throw fail;
      const session = await runtimeOn(ort, 'cpu').open(readerGraph());
      return { kind: 'reader', model: new Reader(ort, session, readerVocabulary) };
    },
    areWrong: async () => {},
    releaseMs: async () => 60_000,
    keepAlive: () => {},
    changed: () => {},
  });
}

it('reads with what is built in, loaded once', async () => {
  const loads: string[] = [];
  const host = hostOf(loads);
  const reader = new PassageReader(host);
  const [part] = await reader.read('When?', ['Opened in 1894.']);
  expect(part).toMatchObject({ passage: 0, starts: [0, 7, 10, 14] });
  expect(await reader.read('When?', ['a', 'b c'])).toHaveLength(2);
  expect(loads).toEqual(['reader']);
  await host.release('reader');
});

it('rejects with what is wrong with the model, and with the reason of the signal', async () => {
  const broken = new PassageReader(hostOf([], new Error('the file is torn')));
  await expect(broken.read('When?', ['Opened in 1894.'])).rejects.toThrow('the file is torn');
  const host = hostOf([]);
  const signal = AbortSignal.abort(new Error('enough'));
  await expect(new PassageReader(host).read('When?', ['Opened in 1894.'], { signal })).rejects.toThrow('enough');
  await host.release('reader');
});
