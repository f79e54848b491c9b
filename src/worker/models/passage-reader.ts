import { BUILT_IN_READER } from '@/models/catalog';
import type { ReadPart } from '@/models/reader';
import type { ModelHost } from './host';

/** Reads passages for a question with the reader that the extension has. */
export class PassageReader {
  readonly #host: Pick<ModelHost, 'use'>;

  constructor(host: Pick<ModelHost, 'use'>) {
    this.#host = host;
  }

  /** What the person reads of it. */
  readonly name = BUILT_IN_READER.title;

  /** Where the answer begins and ends in passages. Each batch of them waits for its turn among what is more urgent. */
  async read(
    question: string,
    passages: readonly string[],
    { signal }: { signal?: AbortSignal | undefined } = {},
  ): Promise<ReadPart[]> {
    const { id } = BUILT_IN_READER;
    return this.#host.use(
      id,
      'answer',
      async (loaded, turn) => {
        if (loaded.kind !== 'reader') throw new Error(`models: ${id} reads nothing`);
        return loaded.model.read(question, passages, turn);
      },
      signal,
    );
  }
}
