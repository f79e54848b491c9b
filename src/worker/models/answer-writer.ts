import { CATALOG, modelEntry } from '@/models/catalog';
import { type Grounded, writeAnswer } from '@/models/write';
import { readModels, watchModels } from '@/store/models';
import type { ModelHost } from './host';

/** Writes answers from passages with a downloaded generator, where there is one that is fit for it. */
export class AnswerWriter {
  readonly #host: Pick<ModelHost, 'use'>;
  #id: Promise<string | undefined>;

  constructor(host: Pick<ModelHost, 'use'>) {
    this.#host = host;
    this.#id = readModels().then(writerIn, () => undefined); // Without records there is no model.
  }

  /** Follows which models are on this computer, as long as the worker lives. */
  start(): void {
    watchModels((records) => {
      this.#id = Promise.resolve(writerIn(records));
    });
  }

  /** The name of the model that would write, as the person reads it; undefined where there is none. */
  async name(): Promise<string | undefined> {
    const id = await this.#id;
    return id && modelEntry(id).title;
  }

  /** Tells each sentence as it is written, with the passage that bears it out. Each token waits for its turn among what is more urgent. */
  async write(
    question: string,
    passages: readonly string[],
    told: (sentence: Grounded) => void,
    signal: AbortSignal,
  ): Promise<void> {
    const id = await this.#id;
    if (id === undefined) return;
    const begun = new Set<string>();
    await this.#host.use(
      id,
      'answer',
      async (loaded, turn) => {
        if (loaded.kind !== 'generator') throw new Error(`models: ${id} writes nothing`);
        for await (const sentence of writeAnswer(loaded.model, question, passages, { turn, signal })) {
          // After the loss of a device it is written anew from the start, word for word.
          if (!begun.has(sentence.text)) told(sentence);
          begun.add(sentence.text);
        }
      },
      signal,
    );
  }
}

function writerIn(records: Awaited<ReturnType<typeof readModels>>): string | undefined {
  return CATALOG.filter(({ id, purposes }) => purposes.includes('answers') && records[id]?.state === 'ready').at(-1)?.id;
}
