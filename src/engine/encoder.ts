import { modelEntry } from '@/models/catalog';
import type { Encoder } from '@/models/encoder';
import type { Embed } from '@/search/vectors';
import { loadFromFolder } from './node-models';

/** An encoder by its name in the catalogue. */
export interface NamedEncoder {
  id: string;
  embed: Embed;
}

/** The encoder of a folder in the hub's layout. */
export async function openEncoder(folder: string, id: string): Promise<NamedEncoder> {
  const { model } = (await loadFromFolder(folder, modelEntry(id))) as { model: Encoder };
  return {
    id,
    embed: (texts, { signal } = {}) =>
      model.embed(texts, (step) => {
        signal?.throwIfAborted();
        return step();
      }),
  };
}
