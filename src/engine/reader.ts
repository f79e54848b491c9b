import type { ReadPassages } from '@/answer/reader';
import { BUILT_IN_READER, modelEntry } from '@/models/catalog';
import type { Reader } from '@/models/reader';
import type { Runtime } from '@/models/runtime';
import { loadFromFolder, nodeRuntime } from './node-models';

/** What reads passages for a question: the reader of this name in a folder, by default the one that the extension has. */
export async function openReader(
  folder: string,
  { id = BUILT_IN_READER.id, runtime = nodeRuntime() }: { id?: string; runtime?: Runtime } = {},
): Promise<ReadPassages> {
  const { model } = (await loadFromFolder(folder, modelEntry(id), runtime)) as { model: Reader };
  return (question, passages, { signal } = {}) =>
    model.read(question, passages, (step) => {
      signal?.throwIfAborted();
      return step();
    });
}
