import type { PackedModel } from '@/ngram/packed-model';
import type { Candidate } from './candidates';
import type { Suggestion } from './complete';
import type { Gate } from './gate';

/** As much of a text as a language model reads. */
const READ_CHARACTERS = 1200;
const WORDS = /\p{L}+(?:['’]\p{L}+)*/gu;

/** What a language model, the n-grams and the network say of a word: probabilities given what was typed of it. */
export interface Opinion {
  word: string;
  model: number;
  ngrams: number;
  network: number;
}

/** How they are weighed against each other at a place. */
export interface Weighing {
  /** Probabilities of the words after so many letters. */
  weigh(opinions: readonly Opinion[], letters: number): Suggestion[];
  /** The most that a word can have where nothing is typed, whatever a model says: what tells that it need not be asked. */
  most(candidates: readonly Candidate[]): number;
}

/** How a language model is mixed with the others, and from when on words are shown. */
export interface Mixing {
  gate: Gate;
  /** The weighing after a text. */
  after(ngrams: PackedModel, text: string): Weighing;
}

/** The words of a text that a language model reads. */
export function wordsRead(text: string): string[] {
  return text.slice(-READ_CHARACTERS).match(WORDS) ?? [];
}
