import type { BackoffModel } from './backoff-model';
import { BitWriter } from './bits';
import { writeContainer } from './container';
import { writeList } from './elias-fano';
import { writeFixed, writeRising } from './fixed-width';
import { packWords } from './packed-vocabulary';
import { quantise } from './quantise';

/** Version of the file format; raise it with every change. */
export const VERSION = 1;
/**
 * Sections: numbers, words (offsets, bytes), unigrams (table, codes), root backoffs (table, codes), rare words (offsets,
 * bytes, table, codes); then for each longer level those below.
 */
export const FIXED_SECTIONS = 11;
/** gain table, backoff table, places of lists, first children, backoff codes, has-children bits, their ranks, lists. */
export const LEVEL_SECTIONS = 8;
/** A count of children before it is kept for each so many words of has-children bits. */
export const RANK_WORDS = 8;

export interface PackOptions {
  /** Bits for the gain of a longer n-gram over its shorter one, per level from 1. */
  gainBits: number[];
  /** Bits for the backoff weight of a context, per level from 1. */
  backoffBits: number;
  /** Words beyond the vocabulary that are known by themselves only, in the order of `compareWords`. */
  rare?: RareWords;
}

/** Words without n-grams, for completing what was begun. */
export interface RareWords {
  words: readonly string[];
  /** log P on its own, comparable with the vocabulary's words, of which they take nothing away. */
  logProbs: Float32Array;
}

/**
 * Packs a model of two or more orders to be read in place. Per context one list: the number of children (γ), the gain code
 * of each, and which they are in Elias–Fano code. A child is named by its place among the children of the shorter context
 * (at level 1 by its id), which takes few bits. Probabilities are stored as gain = log P(w|h) - log P(w|h') with the
 * *stored* P(w|h'), so that errors do not add up, and backoffs are computed from the stored probabilities, so that each
 * context still sums to nearly one.
 */
export function packModel(model: BackoffModel, words: readonly string[], options: PackOptions): ArrayBuffer {
  const { trie, order, vocabularySize } = model;
  if (words.length !== vocabularySize) throw new Error(`packModel: ${words.length} words for a vocabulary of ${vocabularySize}`);
  const vocabulary = packWords(words);
  const unigrams = quantise(model.logProbs[0]!, model.logProbs[0]!.map(Math.exp), 256);
  const stored: Float32Array[] = [Float32Array.from(unigrams.codes, (code) => unigrams.table[code]!)];
  stored[0]![model.sentenceStart] = -99;
  const levels: (Uint8Array | Uint32Array | Float32Array)[] = [];
  let rootBackoffs: ReturnType<typeof quantise> | undefined;
  let parents = {
    count: vocabularySize,
    nodes: undefined as Uint32Array | undefined,
    bits: new Uint32Array(),
    ranks: new Uint32Array(),
  };

  for (let k = 1; k < order; k++) {
    const { links, size } = trie.levels[k]!;
    const gains = Float32Array.from({ length: size }, (_, i) => model.logProbs[k]![i]! - stored[k - 1]![links[i]!]!);
    const gain = quantise(
      gains,
      Float32Array.from(model.logProbs[k]!, (logProb) => Math.exp(logProb / 2)),
      1 << options.gainBits[k]!,
    );
    stored.push(Float32Array.from({ length: size }, (_, i) => stored[k - 1]![links[i]!]! + gain.table[gain.codes[i]!]!));

    const nodes = parents.nodes ?? Uint32Array.from({ length: vocabularySize }, (_, i) => i);
    const backoffs = Float32Array.from(nodes, (node) => storedBackoff(model, stored, k, node));
    const backoff = quantise(backoffs, new Float32Array(backoffs.length).fill(1), 1 << (k === 1 ? 8 : options.backoffBits));
    const lists = writeLists(model, k, nodes, gain.codes, options.gainBits[k]!);
    if (k === 1) rootBackoffs = backoff;
    levels.push(
      gain.table,
      backoff.table,
      writeRising(lists.places),
      // Only a child that may have children of its own must be found by number.
      k === order - 1 ? new Uint32Array(1) : writeRising(Uint32Array.from(nodes, (node) => trie.levels[k - 1]!.starts[node]!)),
      k === 1 ? new Uint32Array() : writeFixed(backoff.codes, options.backoffBits),
      parents.bits,
      parents.ranks,
      lists.bits,
    );
    parents = markParents(model, k);
  }
  const { words: rareWords, logProbs: rareLogProbs } = options.rare ?? { words: [], logProbs: new Float32Array() };
  const rare = packWords(rareWords);
  const rareUnigrams = quantise(rareLogProbs, new Float32Array(rareWords.length).fill(1), 64);
  const numbers = [
    order,
    vocabularySize,
    model.sentenceStart,
    model.sentenceEnd,
    model.unknown,
    options.backoffBits,
    rareWords.length,
  ];
  for (let k = 1; k < order; k++) numbers.push(trie.levels[k]!.size, options.gainBits[k]!);
  return writeContainer(VERSION, [
    Uint32Array.from(numbers),
    vocabulary.offsets,
    vocabulary.bytes,
    unigrams.table,
    unigrams.codes,
    rootBackoffs!.table,
    rootBackoffs!.codes,
    rare.offsets,
    rare.bytes,
    rareUnigrams.table,
    rareUnigrams.codes,
    ...levels,
  ]);
}

/** log of the backoff that makes the stored probabilities after a context sum to one. */
function storedBackoff({ trie, logBackoffs }: BackoffModel, stored: Float32Array[], k: number, node: number): number {
  const { starts } = trie.levels[k - 1]!;
  const { links } = trie.levels[k]!;
  let sum = 0;
  let shorter = 0;
  for (let i = starts[node]!; i < starts[node + 1]!; i++) {
    sum += Math.exp(stored[k]![i]!);
    shorter += Math.exp(stored[k - 1]![links[i]!]!);
  }
  // Where next to nothing is left over, rounding decides; the estimate is then the better guide.
  return sum < 0.98 && shorter < 0.98 ? Math.log((1 - sum) / (1 - shorter)) : logBackoffs[k - 1]![node]!;
}

/** One list per context, and where each begins. */
function writeLists({ trie, vocabularySize }: BackoffModel, k: number, nodes: Uint32Array, codes: Uint8Array, width: number) {
  const writer = new BitWriter();
  const places = new Uint32Array(nodes.length);
  const { starts, links: suffixes } = trie.levels[k - 1]!;
  const { words, links } = trie.levels[k]!;
  nodes.forEach((node, parent) => {
    const [start, end] = [starts[node]!, starts[node + 1]!];
    places[parent] = writer.length;
    writer.writeGamma(end - start + 1);
    for (let i = start; i < end; i++) writer.write(codes[i]!, width);
    if (end === start) return;
    if (k === 1) writeList(writer, words, start, end, vocabularySize);
    else {
      const shorter = trie.levels[k - 2]!.starts;
      const first = shorter[suffixes[node]!]!;
      const ranks = links.subarray(start, end).map((link) => link - first);
      writeList(writer, ranks, 0, ranks.length, shorter[suffixes[node]! + 1]! - first);
    }
  });
  return { bits: writer.finish(), places };
}

/** The nodes of a level that have children, one bit each, and how many there are before each block of bits. */
function markParents({ trie }: BackoffModel, k: number) {
  const { starts, size } = trie.levels[k]!;
  const bits = new Uint32Array(Math.ceil(size / 32) + 1);
  const ranks = new Uint32Array(Math.ceil(bits.length / RANK_WORDS) + 1);
  const nodes: number[] = [];
  for (let i = 0; i < size; i++) {
    if (i % (32 * RANK_WORDS) === 0) ranks[i / (32 * RANK_WORDS)] = nodes.length;
    if (starts[i + 1]! === starts[i]!) continue;
    bits[i >>> 5]! |= 1 << (i & 31);
    nodes.push(i);
  }
  return { count: nodes.length, nodes: Uint32Array.from(nodes), bits, ranks };
}
