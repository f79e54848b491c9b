import type { RareWords } from '@/ngram/pack';
import { compareWords } from '@/ngram/packed-vocabulary';
import { isWord } from '@/text/tokens';
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
  rare: RareWords;
}

/** Seen less often, a string of letters is as likely a slip as a word. */
const LEAST_COUNT_OF_RARE = 4;

/** The `size` tokens (marks among them) with the highest weighted counts, and the `rareSize` words that come next. */
export function chooseVocabulary(
  texts: EncodedText[],
  interner: Interner,
  weights: number[],
  size: number,
  rareSize: number,
): ModelVocabulary {
  const counts = new Float64Array(interner.words.length);
  texts.forEach((text, t) => {
    eachSentence(text, (sentence) => {
      for (const id of sentence) counts[id]! += weights[t]!;
    });
  });
  const byCount = Array.from(counts.keys()).sort((a, b) => counts[b]! - counts[a]! || a - b);
  const inOrder = (ids: number[]): number[] => ids.sort((a, b) => compareWords(interner.words[a]!, interner.words[b]!));
  const chosen = inOrder(byCount.slice(0, size - MARK_NAMES.length));
  const rare = inOrder(
    byCount
      .slice(size - MARK_NAMES.length)
      .filter((id) => counts[id]! >= LEAST_COUNT_OF_RARE && isWord(interner.words[id]!))
      .slice(0, rareSize),
  );
  const total = counts.reduce((sum, count) => sum + count, 0);
  const ids = new Uint32Array(interner.words.length).fill(UNKNOWN);
  chosen.forEach((id, place) => {
    ids[id] = place + MARK_NAMES.length;
  });
  return {
    words: [...MARK_NAMES, ...chosen.map((id) => interner.words[id]!)],
    ids,
    rare: {
      words: rare.map((id) => interner.words[id]!),
      logProbs: Float32Array.from(rare, (id) => Math.log(counts[id]! / total)),
    },
  };
}
