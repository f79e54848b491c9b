import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { indexDocuments } from '@/search/passages';
import { keepIndex, readIndex } from '@/store/indexes';
import { keep } from '@/worker/reading/documents';
import { indexOf } from '@/worker/reading/index-of';
import { longDocument } from './text';

it('keeps the index of each document that was asked, also of several together', async () => {
  const documents = [longDocument(400), longDocument(300, 'canal')];
  const keys = await Promise.all(documents.map(async (document) => (await keep(document)).key));
  const index = await indexOf(keys, documents, { signal: new AbortController().signal, onStep: () => {} });
  expect(index.tables).toEqual(indexDocuments(documents));
  for (const [i, key] of keys.entries()) {
    await expect.poll(() => readIndex(key)).toEqual(indexDocuments([documents[i]!]));
  }
});

it('takes the index of a document as it is kept', async () => {
  const document = longDocument(300, 'lake');
  const { key } = await keep(document);
  const other = indexDocuments([longDocument(50, 'pond')]);
  await keepIndex(key, other);
  const { tables } = await indexOf([key], [document], { signal: new AbortController().signal, onStep: () => {} });
  expect(tables).toEqual(other);
});

it('tells how far it is with a long document, and stops in the middle', async () => {
  const document = longDocument(100_000, 'sea');
  const controller = new AbortController();
  const steps: { done: number; all: number }[] = [];
  const index = indexOf(['sea'], [document], {
    signal: controller.signal,
    onStep: (step) => {
      steps.push(step);
      controller.abort(new Error('enough'));
    },
  });
  await expect(index).rejects.toThrow('enough');
  expect(steps).toHaveLength(1);
  expect(steps[0]!.all).toBe(document.blocks.length);
  expect(steps[0]!.done).toBeLessThan(document.blocks.length);
});
