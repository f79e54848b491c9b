/** What was written, as far as it tells the next word. */
export interface Memory {
  /** What is known of the place after two words ('' where a sentence begins). */
  after(beforeLast: string, last: string): Recollection;
  /** Words seen that begin with these letters, given in lower case, whatever their own case. Some may come twice. */
  wordsLike(folded: string): string[];
}

/** Counts of all words, of those after the last word, and of those after the last two. */
export interface Recollection {
  /** Weight of each of the three, in units of the newest word. */
  support: readonly [number, number, number];
  /** Share of a word in each; 0 for what was never seen. */
  shares(word: string): readonly [number, number, number];
  /** Words seen after the last word. */
  successors(): Iterable<string>;
}

/** Two memories as one: of a text that is over, and of the few words after it. */
export class JoinedMemory implements Memory {
  constructor(
    readonly older: Memory,
    readonly newer: Memory,
  ) {}

  after(beforeLast: string, last: string): Recollection {
    const older = this.older.after(beforeLast, last);
    const newer = this.newer.after(beforeLast, last);
    const support = [0, 1, 2].map((i) => older.support[i]! + newer.support[i]!) as [number, number, number];
    const shareOfNewer = support.map((weight, i) => (weight > 0 ? newer.support[i]! / weight : 0));
    return {
      support,
      shares: (word) => {
        const [one, other] = [older.shares(word), newer.shares(word)];
        const share = (i: 0 | 1 | 2): number => one[i] + (other[i] - one[i]) * shareOfNewer[i]!;
        return [share(0), share(1), share(2)];
      },
      successors: () => [...older.successors(), ...newer.successors()],
    };
  }

  wordsLike(folded: string): string[] {
    return [...this.older.wordsLike(folded), ...this.newer.wordsLike(folded)];
  }
}
