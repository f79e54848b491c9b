import type { PackedModel } from '@/ngram/packed-model';
import { TopFinder } from '@/ngram/top-words';
import { caseWeights } from './casing';
import type { Context } from './context';
import type { Memory } from './memory';
import type { NetworkOpinion } from './network-words';
import { RareFinder } from './rare';
import { isOfferable } from './reader';
import { contextIds } from './truecase';

/** A word with its probability among all words that fit, in the case it has inside a sentence. */
export interface Candidate {
  word: string;
  p: number;
  /** Probabilities by n-grams and by the network, each with what was written before; `p` lies between. Both are `p` without a network. */
  ngrams: number;
  network: number;
}

/** How much what was written lately counts: at most, and how many words of it make half of that. */
export interface RecencyWeights {
  most: [number, number, number];
  half: [number, number, number];
}

/** Words that the model alone brings; the gate and the caller look at far fewer. */
const POOL = 40;
/** How much the network counts beside the n-grams; chosen on text held back from the training of both. */
export const NETWORK_WEIGHT = 0.5;
/** Words of the text so far with a smaller share never win where nothing was typed. */
const LEAST_RECALLED = 0.005;
/** The likely ones of those that no completion offers. */
const SIGNS = [...`,."')(;:?!-–—/%$&*[]“”`];
/** With fewer letters, words without n-grams never win, and there are too many of them. */
const LEAST_LETTERS_OF_RARE = 2;

/** Something that was written, and how much it counts. */
export interface WeightedMemory {
  memory: Memory;
  weights: RecencyWeights;
}

/** Finds and ranks words for the place at the caret. */
export class CandidateFinder {
  readonly #model: PackedModel;
  readonly #finder: TopFinder;
  readonly #rare: RareFinder;
  readonly #otherMarks: number[];

  constructor(model: PackedModel) {
    this.#model = model;
    this.#finder = new TopFinder(model);
    this.#rare = new RareFinder(model);
    this.#otherMarks = unofferable(model);
  }

  /** Candidates by falling probability. `network`: what a network says of the same place, where there is one. */
  find(
    context: Context,
    memories: readonly WeightedMemory[],
    network?: NetworkOpinion,
    networkWeight = NETWORK_WEIGHT,
  ): Candidate[] {
    const { tokens, prefix } = context;
    const model = this.#model;
    const { vocabulary } = model;
    const ids = contextIds(model, tokens, Math.max(2, model.order - 1));
    const lists = model.successors(ids);
    const weights = caseWeights(context);
    const folded = prefix.toLowerCase();
    const range = prefix === '' ? { start: vocabulary.firstSorted, end: model.vocabularySize } : vocabulary.range(prefix);
    const top = this.#finder.find(lists, range.start, range.end, POOL, weights);
    let mass = top.mass;
    if (prefix === '') for (const id of this.#otherMarks) mass -= Math.exp(model.logProbAfter(lists, id));

    const probabilities = new Map<string, number>();
    for (let i = 0; i < top.size; i++) {
      const word = vocabulary.wordOf(top.ids[i]!);
      if (isOfferable(word)) probabilities.set(word, top.probabilities[i]!);
    }
    if (folded.length >= LEAST_LETTERS_OF_RARE) mass += this.#rare.add(probabilities, folded, lists, weights);

    const weightOf = (word: string): number => (word[0] === word[0]!.toLowerCase() ? weights.lower : weights.capital);
    const add = (word: string): void => {
      if (probabilities.has(word)) return;
      const id = vocabulary.idOf(word);
      probabilities.set(word, id < 0 ? 0 : Math.exp(model.logProbAfter(lists, id)) * weightOf(word));
    };
    const [beforeLast, last] = [contextWord(model, tokens, ids, 2), contextWord(model, tokens, ids, 1)];
    const recollections = memories.map(({ memory, weights }) => ({ recollection: memory.after(beforeLast, last), weights }));
    memories.forEach(({ memory }, i) => {
      for (const word of prefix === '' ? recollections[i]!.recollection.successors() : memory.wordsLike(folded)) {
        if (isOfferable(word)) add(word);
      }
    });
    let leans: ReadonlyMap<string, number> = new Map();
    // What is mixed in later takes as much off either.
    let kept = 1;
    if (network) {
      for (const [word] of network.best) add(word);
      for (const [word, share] of network.recalled.shares) {
        if (prefix === '' ? share >= LEAST_RECALLED : word.toLowerCase().startsWith(folded)) add(word);
      }
      leans = mixNetwork(probabilities, mass, network, prefix !== '', networkWeight);
    }
    for (const { recollection, weights } of recollections) {
      const lambdas = recollection.support.map((weight, i) => (weights.most[i]! * weight) / (weight + weights.half[i]!));
      const recent = (word: string): number => {
        const shares = recollection.shares(word);
        return lambdas[0]! * shares[0] + lambdas[1]! * shares[1] + lambdas[2]! * shares[2];
      };
      const all = lambdas.reduce((sum, lambda) => sum + lambda, 0);
      mass = mixIn(probabilities, mass, all, recent, prefix === '' ? undefined : weightOf);
      kept *= 1 - all;
    }
    if (network) {
      const { weight, shares } = network.recalled;
      const again = (word: string): number => weight * (shares.get(word) ?? 0);
      mass = mixIn(probabilities, mass, weight, again, prefix === '' ? undefined : weightOf);
      kept *= 1 - weight;
    }
    const share = (p: number): number => (mass > 0 ? Math.min(1, Math.max(0, p) / mass) : 0);
    const candidates = Array.from(probabilities, ([word, p]): Candidate => {
      const lean = kept * (leans.get(word) ?? 0);
      return { word, p: share(p), ngrams: share(p - networkWeight * lean), network: share(p + (1 - networkWeight) * lean) };
    });
    return candidates.sort((a, b) => b.p - a.p || (a.word < b.word ? -1 : 1));
  }
}

/**
 * P ← (1 - λ) P + λ Q, both given that the word fits; Q is the network's. P stays a share of `mass`. Returns Q - P of each word, as it
 * was before.
 */
function mixNetwork(
  probabilities: Map<string, number>,
  mass: number,
  network: NetworkOpinion,
  hasPrefix: boolean,
  weight: number,
): Map<string, number> {
  const leans = new Map<string, number>();
  const opinions = [...probabilities].map(([word, p]) => ({ word, p, q: network.probability(word, p) }));
  let all = network.mass;
  if (hasPrefix) for (const { word, q } of opinions) if (!network.knows(word)) all += q;
  if (all <= 0) return leans;
  for (const { word, p, q } of opinions) {
    const lean = (q * mass) / all - p;
    leans.set(word, lean);
    probabilities.set(word, p + weight * lean);
  }
  return leans;
}

/**
 * P ← (1 - λ) P + R, where R is what was written before: all of it has the probability λ. Returns the probability of all words that
 * fit in the new mixture: all of them without a prefix, else the given ones, each by the weight of its case.
 */
function mixIn(
  probabilities: Map<string, number>,
  mass: number,
  lambda: number,
  recentOf: (word: string) => number,
  weightOf: ((word: string) => number) | undefined,
): number {
  let own = 0;
  for (const [word, p] of probabilities) {
    let recent = recentOf(word);
    if (recent > 0 && weightOf) recent *= weightOf(word);
    own += recent;
    probabilities.set(word, (1 - lambda) * p + recent);
  }
  return (1 - lambda) * mass + (weightOf ? own : lambda);
}

/** The word `back` places before the caret as recency counts know it; '' before the sentence. */
function contextWord(model: PackedModel, tokens: readonly string[], ids: readonly number[], back: number): string {
  const token = tokens.at(-back);
  if (token === undefined) return '';
  const id = ids.at(-back)!;
  return id === model.unknown ? token : model.vocabulary.wordOf(id);
}

/** Marks and signs that no completion offers: their probability is taken off before words are compared. */
function unofferable(model: PackedModel): number[] {
  const ids = [model.sentenceEnd];
  for (const sign of SIGNS) {
    const id = model.vocabulary.idOf(sign);
    if (id >= 0) ids.push(id);
  }
  return ids;
}
