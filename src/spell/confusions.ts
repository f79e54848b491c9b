import type { Sections } from '@/ngram/container';

/** Sections of a table that confusions take. */
export const CONFUSION_SECTIONS = 2;
/** Costs are kept in steps of 1/STEPS nat. */
const STEPS = 16;
const ENTRY_BITS = 24;
const LARGEST_COST = 2 ** (32 - ENTRY_BITS) / STEPS;

/** A word that another may have been meant to be. */
export interface Confusion {
  entry: number;
  /** What the slip costs, in nats. */
  cost: number;
}

/** Packs the confusions of every entry, in order; costs under 16. */
export function packConfusions(lists: readonly (readonly Confusion[])[]): (Uint8Array | Uint32Array)[] {
  const counts = Uint8Array.from(lists, (list) => list.length);
  const packed = lists.flatMap((list) =>
    list.map(({ entry, cost }) => {
      if (entry >= 2 ** ENTRY_BITS || !(cost >= 0 && cost < LARGEST_COST))
        throw new RangeError(`confusions: entry ${entry} with cost ${cost} does not fit`);
      return entry + Math.min(255, Math.round(cost * STEPS)) * 2 ** ENTRY_BITS;
    }),
  );
  return [counts, Uint32Array.from(packed)];
}

/** For each entry of the lexicon the common words that it may have been meant to be although it is a word. */
export class Confusions {
  readonly #starts: Uint32Array;
  readonly #packed: Uint32Array;

  constructor(sections: Sections, first: number) {
    const counts = sections.bytes(first);
    this.#starts = new Uint32Array(counts.length + 1);
    for (let i = 0; i < counts.length; i++) this.#starts[i + 1] = this.#starts[i]! + counts[i]!;
    this.#packed = sections.integers(first + 1);
  }

  /** Gives each word that an entry may have been meant to be, and what the slip costs. */
  each(entry: number, visit: (other: number, cost: number) => void): void {
    const end = this.#starts[entry + 1]!;
    for (let i = this.#starts[entry]!; i < end; i++) {
      const packed = this.#packed[i]!;
      visit(packed & (2 ** ENTRY_BITS - 1), (packed >>> ENTRY_BITS) / STEPS);
    }
  }
}
