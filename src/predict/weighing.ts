import type { PackedModel } from '@/ngram/packed-model';
import type { Suggestion } from './complete';
import type { Gate } from './gate';

/** What a language model and the n-grams, with the network among them, say of a word: probabilities given what was typed of it. */
export interface Opinion {
  word: string;
  model: number;
  ngrams: number;
}

/** How both are weighed against each other at a place. */
export interface Weighing {
  /** Probabilities of the words after so many letters. */
  weigh(opinions: readonly Opinion[], letters: number): Suggestion[];
  /** The most that a word can have where nothing is typed, whatever a model says: what tells that it need not be asked. */
  most(candidates: readonly Suggestion[]): number;
}

/** How a language model is mixed with the n-grams, and from when on words are shown. */
export interface Mixing {
  gate: Gate;
  /** The weighing after a text. */
  after(ngrams: PackedModel, text: string): Weighing;
}
