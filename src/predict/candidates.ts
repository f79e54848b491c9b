import type { PackedModel, SuccessorList } from '@/ngram/packed-model';
import { TopFinder } from '@/ngram/top-words';
import type { Context } from './context';
import { isOfferable } from './reader';
import type { Recency } from './recency';
import { contextIds } from './truecase';

/** A word with its probability among all words that fit, in the case it has inside a sentence. */
export interface Candidate {
  word: string;
  p: number;
}

/** How much what was written lately counts: at most, and how many words of it make half of that. */
export interface RecencyWeights {
  most: [number, number, number];
  half: [number, number, number];
}

/** Words that the model alone brings; the gate and the caller look at far fewer. */
const POOL = 40;
/** With fewer letters, words without n-grams never win, and there are too many of them. */
const LEAST_LETTERS_OF_RARE = 2;
/** Rare words kept of those that fit. */
const RARE_POOL = 5;

/** Finds and ranks words for the place at the caret. */
export class CandidateFinder {
  readonly #model: PackedModel;
  readonly #finder: TopFinder;
  readonly #otherMarks: number[];

  constructor(model: PackedModel) {
    this.#model = model;
    this.#finder = new TopFinder(model);
    this.#otherMarks = unofferable(model);
  }

  /** Candidates by falling probability. Each of `memories` is what was written lately, with its weights. */
  find({ tokens, prefix }: Context, memories: readonly { recency: Recency; weights: RecencyWeights }[]): Candidate[] {
    const model = this.#model;
    const ids = contextIds(model, tokens);
    const lists = model.successors(ids.slice(1 - model.order));
    const range =
      prefix === '' ? { start: model.vocabulary.firstSorted, end: model.vocabularySize } : model.vocabulary.range(prefix);
    const top = this.#finder.find(lists, range.start, range.end, POOL);
    let mass = top.mass;
    if (prefix === '') for (const id of this.#otherMarks) mass -= Math.exp(model.logProbAfter(lists, id));

    const [beforeLast, last] = [contextWord(model, tokens, ids, 2), contextWord(model, tokens, ids, 1)];
    const probabilities = new Map<string, number>();
    for (let i = 0; i < top.size; i++) {
      const word = model.vocabulary.wordOf(top.ids[i]!);
      if (isOfferable(word)) probabilities.set(word, top.probabilities[i]!);
    }
    const folded = prefix.toLowerCase();
    if (folded.length >= LEAST_LETTERS_OF_RARE) mass += this.#addRare(probabilities, folded, lists);
    for (const { recency } of memories) {
      for (const word of prefix === '' ? recency.successorsOf(last) : recency.wordsLike(folded)) {
        if (probabilities.has(word) || !isOfferable(word) || !word.toLowerCase().startsWith(folded)) continue;
        const id = model.vocabulary.idOf(word);
        probabilities.set(word, id < 0 ? 0 : Math.exp(model.logProbAfter(lists, id)));
      }
    }
    for (const { recency, weights } of memories) mass = mixIn(probabilities, mass, recency, weights, beforeLast, last, folded);
    const candidates: Candidate[] = [];
    for (const [word, p] of probabilities) candidates.push({ word, p: mass > 0 ? Math.min(1, p / mass) : 0 });
    return candidates.sort((a, b) => b.p - a.p || (a.word < b.word ? -1 : 1));
  }

  /** Adds the best rare words with a prefix; returns the probability of all of them. */
  #addRare(probabilities: Map<string, number>, prefix: string, lists: readonly SuccessorList[]): number {
    const { rare } = this.#model;
    const { start, end } = rare.range(prefix);
    const backoff = lists.reduce((sum, list) => sum + list.backoff, 0);
    const best: number[] = [];
    let mass = 0;
    for (let id = start; id < end; id++) {
      mass += Math.exp(this.#model.rareUnigram(id) + backoff);
      best.push(id);
    }
    best.sort((a, b) => this.#model.rareUnigram(b) - this.#model.rareUnigram(a));
    for (const id of best.slice(0, RARE_POOL))
      probabilities.set(rare.wordOf(id), Math.exp(this.#model.rareUnigram(id) + backoff));
    return mass;
  }
}

/**
 * P ← (1 - Σλ) P + Σ λ_i · share_i, with λ_i growing with how much there is to go by. Returns the probability of all words
 * with the prefix in the new mixture.
 */
function mixIn(
  probabilities: Map<string, number>,
  mass: number,
  recency: Recency,
  { most, half }: RecencyWeights,
  beforeLast: string,
  last: string,
  prefix: string,
): number {
  const support = recency.support(beforeLast, last);
  const lambdas = support.map((weight, i) => (most[i]! * weight) / (weight + half[i]!));
  const rest = 1 - lambdas.reduce((sum, lambda) => sum + lambda, 0);
  let own = 0;
  for (const [word, p] of probabilities) {
    const shares = recency.shares(beforeLast, last, word);
    const recent = lambdas.reduce((sum, lambda, i) => sum + lambda * shares[i]!, 0);
    own += recent;
    probabilities.set(word, rest * p + recent);
  }
  // Without a prefix all recent words fit, and they share all the weight.
  return rest * mass + (prefix === '' ? 1 - rest : own);
}

/** The word `back` places before the caret as recency counts know it; '' before the sentence. */
function contextWord(model: PackedModel, tokens: readonly string[], ids: readonly number[], back: number): string {
  const token = tokens.at(-back);
  if (token === undefined) return '';
  const id = ids.at(-back)!;
  return id === model.unknown ? token : model.vocabulary.wordOf(id);
}

/** Marks and signs that no completion offers, the likely ones: their probability is taken off before words are compared. */
function unofferable(model: PackedModel): number[] {
  const ids = [model.sentenceEnd];
  for (const sign of [
    ',',
    '.',
    '"',
    "'",
    ')',
    '(',
    ';',
    ':',
    '?',
    '!',
    '-',
    '–',
    '—',
    '/',
    '%',
    '$',
    '&',
    '*',
    '[',
    ']',
    '“',
    '”',
  ]) {
    const id = model.vocabulary.idOf(sign);
    if (id >= 0) ids.push(id);
  }
  return ids;
}
