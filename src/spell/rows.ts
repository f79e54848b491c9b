import { type Channel, ROW, START } from './channel';
import { DEEPEST, WIDTH } from './typed-letters';

/** Letters by which what is typed may run ahead of or behind what is meant. */
export const BAND = 4;
const FAR = Number.POSITIVE_INFINITY;

/** The rows of an alignment, one for each letter of the path that a search is on; a cell for each place in what is typed. */
export class Rows {
  /** Cell [depth × WIDTH + j]: the cost of the first `depth` letters meant and the first j typed; only from low to high hold. */
  readonly cells = new Float32Array((DEEPEST + 1) * WIDTH);
  readonly low = new Int32Array(DEEPEST + 1);
  readonly high = new Int32Array(DEEPEST + 1);

  /** The row of the empty word: all that is typed was put in. */
  open(typed: Uint8Array, { insertions, first }: Channel, limit: number): void {
    this.cells[0] = 0;
    this.low[0] = 0;
    let high = 0;
    for (let sum = first; high < typed.length && high < BAND; high++) {
      sum += insertions[START * ROW + typed[high]!]!;
      if (sum > limit) break;
      this.cells[high + 1] = sum;
    }
    this.high[0] = high;
  }

  /** Puts a cost into a row where it is less than what is there; the row may become wider. */
  offer(depth: number, at: number, cost: number): void {
    if (at < depth - BAND || at > depth + BAND) return;
    const row = depth * WIDTH;
    let low = this.low[depth]!;
    let high = this.high[depth]!;
    if (low > high) {
      low = at;
      high = at - 1;
    }
    while (high < at) this.cells[row + ++high] = FAR;
    while (low > at) this.cells[row + --low] = FAR;
    if (cost < this.cells[row + at]!) this.cells[row + at] = cost;
    this.low[depth] = low;
    this.high[depth] = high;
  }
}
