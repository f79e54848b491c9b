import { CATALOG, modelEntry } from '@/models/catalog';
import type { Class } from '@/models/queue';
import { readModels, watchModels } from '@/store/models';
import type { ModelHost } from './host';

/** Reads texts for their meaning with a downloaded encoder, where there is one. */
export class PassageEncoder {
  readonly #host: Pick<ModelHost, 'use' | 'stateOf'>;
  #id: Promise<string | undefined>;

  constructor(host: Pick<ModelHost, 'use' | 'stateOf'>) {
    this.#host = host;
    this.#id = readModels().then(encoderIn, () => undefined); // Without records there is no model.
  }

  /** Follows which models are on this computer, as long as the worker lives. */
  start(): void {
    watchModels((records) => {
      this.#id = Promise.resolve(encoderIn(records));
    });
  }

  /** The encoder that is on this computer, by its name in the catalogue; undefined where there is none. */
  available(): Promise<string | undefined> {
    return this.#id;
  }

  /** "MiniLM-L6 · wasm": an encoder and where it runs now. */
  name(id: string): string {
    const state = this.#host.stateOf(id);
    const { title } = modelEntry(id);
    if (state.state !== 'loaded') return title;
    return `${title} · ${state.device === 'webgpu' ? 'WebGPU' : 'wasm'}`;
  }

  /** The vectors of texts. Each batch of them waits for its turn among what is more urgent. */
  embed(id: string, kind: Class, texts: readonly string[], signal: AbortSignal): Promise<Float32Array[]> {
    return this.#host.use(
      id,
      kind,
      async (loaded, turn) => {
        if (loaded.kind !== 'encoder') throw new Error(`models: ${id} encodes nothing`);
        return loaded.model.embed(texts, turn);
      },
      signal,
    );
  }
}

function encoderIn(records: Awaited<ReturnType<typeof readModels>>): string | undefined {
  return CATALOG.filter(({ id, kind }) => kind === 'encoder' && records[id]?.state === 'ready').at(-1)?.id;
}
