import { storage } from 'wxt/utils/storage';

/** How many ghosts have a chip that names the key. */
const SHOWN_TIMES = 10;

const shownTimes = storage.defineItem<number>('local:tabChipShown', { fallback: 0 });

/** Whether a ghost still needs a chip that says "Tab". Counted over all pages. */
export class Hint {
  #left = 0;

  /** Reads how often the chip was shown. */
  async load(): Promise<void> {
    this.#left = SHOWN_TIMES - (await shownTimes.getValue());
  }

  get isNeeded(): boolean {
    return this.#left > 0;
  }

  /** Counts a ghost that had the chip. */
  count(): void {
    this.#left--;
    void shownTimes.setValue(SHOWN_TIMES - this.#left).catch(() => {}); // The extension may have been reloaded; nobody minds.
  }
}
