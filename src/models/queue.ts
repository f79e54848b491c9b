/** Who may use the device first. */
export const CLASSES = ['typing', 'answer', 'summary', 'index'] as const;
export type Class = (typeof CLASSES)[number];

/** Turns that others may take before one that waits, however unimportant it is. */
const MOST_PASSED_OVER = 24;

interface Waiting {
  rank: number;
  passedOver: number;
  start(): void;
}

/**
 * The one owner of the device: gives turns, one at a time. A turn is one step of a model (a token, a piece of a prompt, a batch
 * of sentences), so a more important wish waits for one step at most, and what it overtook goes on from where it was.
 */
export class Queue {
  readonly #waiting: Waiting[] = [];
  #isBusy = false;

  /** How many wait for a turn. */
  get length(): number {
    return this.#waiting.length;
  }

  /** Does `work` when its turn comes. Rejects with the signal's reason, without a turn, when that comes first. */
  run<T>(kind: Class, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const leave = (): void => {
        const at = this.#waiting.indexOf(turn);
        if (at >= 0) this.#waiting.splice(at, 1);
        reject(signal?.reason);
      };
      const turn: Waiting = {
        rank: CLASSES.indexOf(kind),
        passedOver: 0,
        start: () => {
          signal?.removeEventListener('abort', leave);
          work()
            .then(resolve, reject)
            .finally(() => {
              this.#isBusy = false;
              // Who had this turn asks for the next one at once: until then, what is less important keeps waiting.
              if (this.#waiting.every(({ rank }) => rank > turn.rank)) setTimeout(() => this.#next());
              else this.#next();
            });
        },
      };
      signal?.addEventListener('abort', leave, { once: true });
      this.#waiting.push(turn);
      this.#next();
    });
  }

  #next(): void {
    if (this.#isBusy || this.#waiting.length === 0) return;
    const starved = this.#waiting.findIndex(({ passedOver }) => passedOver >= MOST_PASSED_OVER);
    const least = Math.min(...this.#waiting.map(({ rank }) => rank));
    const at = starved >= 0 ? starved : this.#waiting.findIndex(({ rank }) => rank === least);
    const [turn] = this.#waiting.splice(at, 1);
    for (const other of this.#waiting) if (other.rank > turn!.rank) other.passedOver++;
    this.#isBusy = true;
    turn!.start();
  }
}
