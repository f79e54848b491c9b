import type { Change } from './changes';
import type { FieldText } from './field-text';

/** Makes changes in a field, and knows when what happens to the field is its own doing. */
export class Replacing {
  readonly #text: FieldText;
  readonly #onDone: () => void;
  #isOn = false;

  /** `onDone` is called after each change, made or not. */
  constructor(text: FieldText, onDone: () => void) {
    this.#text = text;
    this.#onDone = onDone;
  }

  get isOn(): boolean {
    return this.#isOn;
  }

  /** Makes changes as one; none while others are being made. */
  async make(changes: readonly Change[]): Promise<void> {
    if (this.#isOn) return;
    this.#isOn = true;
    try {
      await this.#text.replace(changes);
    } finally {
      this.#end();
    }
  }

  /** Makes a change before anything else can happen. Returns whether it was made: some fields cannot. */
  makeAtOnce(change: Change): boolean {
    if (this.#isOn) return false;
    this.#isOn = true;
    try {
      return this.#text.replace([change], true) === true;
    } finally {
      this.#end();
    }
  }

  #end(): void {
    this.#isOn = false;
    this.#onDone();
  }
}
