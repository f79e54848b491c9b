/** The time that counts for the speed of a download. */
const WINDOW_MS = 5000;

/** How fast a count grows, over the last seconds. */
export class Speed {
  readonly #points: { atMs: number; count: number }[] = [];

  /** Notes the count at a time. */
  note(count: number, atMs: number): void {
    this.#points.push({ atMs, count });
    while (this.#points.length > 2 && this.#points[0]!.atMs < atMs - WINDOW_MS) this.#points.shift();
  }

  /** Per second; 0 while there is nothing to go by. */
  get perSecond(): number {
    const [first, last] = [this.#points[0], this.#points.at(-1)];
    if (!first || !last || last.atMs <= first.atMs) return 0;
    return Math.max(0, ((last.count - first.count) * 1000) / (last.atMs - first.atMs));
  }
}
