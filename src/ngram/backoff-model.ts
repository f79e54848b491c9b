import { findWord, type Trie } from './trie';

/** Ids that every model knows. */
export interface Marks {
  sentenceStart: number;
  sentenceEnd: number;
  unknown: number;
}

/** What can be asked of any model of the next word. Natural logarithms. */
export interface LanguageModel extends Marks {
  order: number;
  vocabularySize: number;
  /** Log-probability of `word` after `context` (ids, oldest first; only the last order - 1 count). */
  logProb(context: ArrayLike<number>, word: number): number;
  /** The same for every word at once, by id, where the model has a faster way than to ask for each. */
  logProbsAfter?(context: ArrayLike<number>, logProbs: Float64Array): void;
}

/** A backoff model over a trie: P(w|h) is the n-gram's own where there is one, else backoff(h) · P(w|h'). */
export class BackoffModel implements LanguageModel {
  readonly order: number;
  readonly vocabularySize: number;
  readonly sentenceStart: number;
  readonly sentenceEnd: number;
  readonly unknown: number;

  /**
   * `logProbs[k]`: one per node of level k. `logBackoffs[k]`: the same, but for the last level.
   */
  constructor(
    readonly trie: Trie,
    readonly logProbs: readonly Float32Array[],
    readonly logBackoffs: readonly Float32Array[],
    marks: Marks,
  ) {
    this.order = trie.order;
    this.vocabularySize = trie.vocabularySize;
    this.sentenceStart = marks.sentenceStart;
    this.sentenceEnd = marks.sentenceEnd;
    this.unknown = marks.unknown;
  }

  logProb(context: ArrayLike<number>, word: number): number {
    const { levels } = this.trie;
    let backoff = 0;
    for (let from = Math.max(0, context.length - this.order + 1); from < context.length; from++) {
      const node = this.#find(context, from);
      if (node < 0) continue;
      const depth = context.length - from;
      const { starts } = levels[depth - 1]!;
      const child = findWord(levels[depth]!.words, starts[node]!, starts[node + 1]!, word);
      if (child >= 0) return backoff + this.logProbs[depth]![child]!;
      backoff += this.logBackoffs[depth - 1]![node]!;
    }
    return backoff + this.logProbs[0]![word]!;
  }

  logProbsAfter(context: ArrayLike<number>, logProbs: Float64Array): void {
    logProbs.set(this.logProbs[0]!);
    for (let from = context.length - 1; from >= Math.max(0, context.length - this.order + 1); from--) {
      const node = this.#find(context, from);
      if (node < 0) continue;
      const depth = context.length - from;
      const backoff = this.logBackoffs[depth - 1]![node]!;
      for (let word = 0; word < logProbs.length; word++) logProbs[word]! += backoff;
      const { starts } = this.trie.levels[depth - 1]!;
      const { words } = this.trie.levels[depth]!;
      for (let child = starts[node]!; child < starts[node + 1]!; child++) logProbs[words[child]!] = this.logProbs[depth]![child]!;
    }
  }

  /** The node of context[from …], or -1. */
  #find(context: ArrayLike<number>, from: number): number {
    const { levels } = this.trie;
    let node = context[from]!;
    for (let i = from + 1; i < context.length; i++) {
      const depth = i - from;
      const { starts } = levels[depth - 1]!;
      node = findWord(levels[depth]!.words, starts[node]!, starts[node + 1]!, context[i]!);
      if (node < 0) return -1;
    }
    return node;
  }
}
