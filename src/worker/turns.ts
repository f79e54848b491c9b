/** After so long the worker gives way to other work; what is under way, at most some 12 ms, is finished first. */
const STRETCH_MS = 4;

/** Divides long work into stretches, between which what waits in the worker runs: a message, a timer. */
export class Turns {
  #since = performance.now();

  /** Whether other work has waited for a whole stretch. */
  get isOver(): boolean {
    return performance.now() - this.#since >= STRETCH_MS;
  }

  /** Lets what waits run. */
  async giveWay(): Promise<void> {
    await new Promise((resolve) => {
      setTimeout(resolve, 0);
    });
    this.#since = performance.now();
  }
}
