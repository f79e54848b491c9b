import { compareWords } from '@/ngram/packed-vocabulary';
import type { EncodedText, Interner } from './encode';
import { eachSentence } from './encode';

/** Ids of the model: the marks first, then the words in the order of `compareWords`. */
export const START = 0;
export const END = 1;
export const UNKNOWN = 2;
export const MARKS = { sentenceStart: START, sentenceEnd: END, unknown: UNKNOWN };
export const MARK_NAMES = ['<s>', '</s>', '<unk>'];

export interface ModelVocabulary {
  /** Marks and words by id. */
  words: string[];
  /** The model's id of each interned id; UNKNOWN for those left out. */
  ids: Uint32Array;
}

/** The `size` tokens (marks among them) with the highest weighted counts. */
export function chooseVocabulary(texts: EncodedText[], interner: Interner, weights: number[], size: number): ModelVocabulary {
  const counts = new Float64Array(interner.words.length);
  texts.forEach((text, t) => {
    eachSentence(text, (sentence) => {
      for (const id of sentence) counts[id]! += weights[t]!;
    });
  });
  const chosen = Array.from(counts.keys())
    .sort((a, b) => counts[b]! - counts[a]! || a - b)
    .slice(0, size - MARK_NAMES.length)
    .sort((a, b) => compareWords(interner.words[a]!, interner.words[b]!));
  const ids = new Uint32Array(interner.words.length).fill(UNKNOWN);
  chosen.forEach((id, place) => {
    ids[id] = place + MARK_NAMES.length;
  });
  return { words: [...MARK_NAMES, ...chosen.map((id) => interner.words[id]!)], ids };
}
