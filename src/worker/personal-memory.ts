import type { PackedModel } from '@/ngram/packed-model';
import { PERSONAL_HALF_LIFE_TOKENS } from '@/predict/personal';
import { addText } from '@/predict/reader';
import { Recency } from '@/predict/recency';
import { readLearned } from '@/store/personal';
import { readSettings, watchSettings } from '@/store/settings';

/** What the person wrote, as counts, while learning is on. Read from disk in the background: no completion waits for it. */
export class PersonalMemory {
  readonly #model: PackedModel;
  #recency: Recency | undefined;
  #isOn = false;
  /** Counts up when everything is forgotten, so that a reading under way is thrown away. */
  #era = 0;

  constructor(model: PackedModel) {
    this.#model = model;
  }

  /** The counts; undefined while learning is off or they are not read yet. */
  get recency(): Recency | undefined {
    return this.#isOn ? this.#recency : undefined;
  }

  /** Follows the setting until the signal aborts. */
  start(signal: AbortSignal): void {
    const apply = ({ learning }: { learning: boolean }): void => {
      this.#isOn = learning;
      // A broken store only means that nothing personal is known; `status` names the fault.
      if (learning && !this.#recency) void this.read().catch(() => {});
    };
    watchSettings(apply, signal);
    void readSettings().then(apply, () => {});
  }

  /** Reads all that was learnt. */
  async read(): Promise<void> {
    const era = this.#era;
    const recency = new Recency(PERSONAL_HALF_LIFE_TOKENS);
    for (const { text } of await readLearned()) addText(recency, this.#model, text);
    if (era === this.#era) this.#recency = recency;
  }

  /** Adds a text that was just kept. */
  add(text: string): void {
    if (this.#recency) addText(this.#recency, this.#model, text);
  }

  /** Drops everything. */
  clear(): void {
    this.#era++;
    this.#recency = new Recency(PERSONAL_HALF_LIFE_TOKENS);
  }
}
