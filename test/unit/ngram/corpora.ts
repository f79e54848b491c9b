import { NgramCounter } from '@/ngram/count';
import { buildCountTrie, type CountTrie } from '@/ngram/count-trie';

export const MARKS = { sentenceStart: 0, sentenceEnd: 1, unknown: 2 };

/** A generator of numbers from 0 to 1 that gives the same ones every time (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Sentences of ids from 3 on, frequent ones lower, each between its marks. */
export function randomSentences(count: number, vocabularySize: number, seed: number): number[][] {
  const random = seeded(seed);
  const word = (previous: number): number =>
    3 + Math.floor(((random() * random() * (vocabularySize - 3)) / 2 + previous * 7) % (vocabularySize - 3));
  return Array.from({ length: count }, () => {
    const sentence = [0];
    const length = Math.floor(random() * 12);
    for (let i = 0; i < length; i++) sentence.push(random() < 0.02 ? 2 : word(sentence.at(-1)!));
    return [...sentence, 1];
  });
}

/** The count trie of sentences of ids. */
export function countSentences(sentences: number[][], order: number, vocabularySize: number, chunkTokens = 200): CountTrie {
  const counter = new NgramCounter({ order, vocabularySize, sentenceEnd: 1, unknown: 2, chunkTokens });
  for (const sentence of sentences) counter.add(sentence);
  return buildCountTrie([counter.finish()], vocabularySize);
}
