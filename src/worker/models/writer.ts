import { CATALOG, modelEntry } from '@/models/catalog';
import type { LanguageModel } from '@/models/language-model';
import type { Class } from '@/models/queue';
import type { ModelRecords } from '@/models/record';
import { type Grounded, type WriteOptions, writeAnswer, writePoints } from '@/models/write';
import { readModels, watchModels } from '@/store/models';
import type { ModelHost } from './host';

/** What a model may be fit to write, and who waits for it on the device. */
const CLASS_OF = { answers: 'answer', summaries: 'summary' } as const satisfies Record<string, Class>;
type Kind = keyof typeof CLASS_OF;

/** Writes from passages with a downloaded generator, where there is one that is fit for it. */
export class Writer {
  readonly #host: Pick<ModelHost, 'use'>;
  #records: Promise<ModelRecords>;

  constructor(host: Pick<ModelHost, 'use'>) {
    this.#host = host;
    this.#records = readModels().catch(() => ({})); // Without records there is no model.
  }

  /** Follows which models are on this computer, as long as the worker lives. */
  start(): void {
    watchModels((records) => {
      this.#records = Promise.resolve(records);
    });
  }

  /** The name of the model that would write these, as the person reads it; undefined where there is none. */
  async name(kind: Kind): Promise<string | undefined> {
    const id = await this.#idFor(kind);
    return id && modelEntry(id).title;
  }

  /** Answers a question; tells each sentence as it is written, with the passage that bears it out. */
  answer(question: string, passages: readonly string[], told: (sentence: Grounded) => void, signal: AbortSignal): Promise<void> {
    return this.#write('answers', (model, options) => writeAnswer(model, question, passages, options), told, signal);
  }

  /** Sums passages up in at most `count` sentences; tells each as it is written, with the passage that bears it out. */
  points(passages: readonly string[], count: number, told: (sentence: Grounded) => void, signal: AbortSignal): Promise<void> {
    return this.#write('summaries', (model, options) => writePoints(model, passages, count, options), told, signal);
  }

  async #idFor(kind: Kind): Promise<string | undefined> {
    const records = await this.#records;
    return CATALOG.filter(({ id, purposes }) => purposes.includes(kind) && records[id]?.state === 'ready').at(-1)?.id;
  }

  /** Each token waits for its turn among what is more urgent. */
  async #write(
    kind: Kind,
    written: (model: LanguageModel, options: WriteOptions) => AsyncIterable<Grounded>,
    told: (sentence: Grounded) => void,
    signal: AbortSignal,
  ): Promise<void> {
    const id = await this.#idFor(kind);
    if (id === undefined) return;
    const begun = new Set<string>();
    await this.#host.use(
      id,
      CLASS_OF[kind],
      async (loaded, turn) => {
        if (loaded.kind !== 'generator') throw new Error(`models: ${id} writes nothing`);
        for await (const sentence of written(loaded.model, { turn, signal })) {
          // After the loss of a device it is written anew from the start, word for word.
          if (!begun.has(sentence.text)) told(sentence);
          begun.add(sentence.text);
        }
      },
      signal,
    );
  }
}
