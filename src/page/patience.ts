/** Dismissals in a row after which less is shown, what is still shown then, and for how long after the last dismissal. */
const DISMISSALS = 5;
const STRICT_P = 0.8;
const STRICT_MS = 5 * 60_000;

/** Shows fewer suggestions for a while to somebody who keeps dismissing them. Times in ms since 1970. */
export class Patience {
  #dismissals = 0;
  #lastMs = 0;

  dismissed(nowMs: number): void {
    if (nowMs - this.#lastMs > STRICT_MS) this.#dismissals = 0;
    this.#dismissals++;
    this.#lastMs = nowMs;
  }

  /** A suggestion was taken or written out. */
  fulfilled(): void {
    this.#dismissals = 0;
  }

  /** Whether a suggestion of this probability is worth showing now. */
  allows(p: number, nowMs: number): boolean {
    return this.#dismissals < DISMISSALS || p >= STRICT_P || nowMs - this.#lastMs > STRICT_MS;
  }
}
