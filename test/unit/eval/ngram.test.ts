import { expect, it } from 'vitest';
import { adjustCounts } from '@/ngram/adjusted-counts';
import { estimateKneserNey } from '@/ngram/kneser-ney';
import { emptyTally, perplexities, tallySentence } from '@/ngram/perplexity';
import { measureRows } from '../../eval/ngram/measure';
import type { KenlmRow } from '../../eval/ngram/published';
import { countSentences, MARKS, randomSentences } from '../ngram/corpora';

const SIZE = 80;
/** Without the unknown word: the corpus has none. */
const sentences = randomSentences(600, SIZE, 1).map((sentence) => sentence.filter((word) => word !== 2));
const words = sentences.map((sentence) => sentence.slice(1, -1).map((word) => word - 3));
const chunk = Uint32Array.from(words.flatMap((sentence) => [sentence.length, ...sentence]));
const test = randomSentences(100, SIZE, 2).map((sentence) => Uint32Array.from(sentence));
const texts = [{ name: 'wiki' as const, chunks: [chunk], sentences: 600, tokens: chunk.length - 600 }];

function measure(allowed: Uint8Array, ...prunes: number[][]) {
  const rows = prunes.map((prune): KenlmRow => ({ order: 3, prune, millions: 0, withOov: 0, withoutOov: 0 }));
  return [...measureRows({ texts, idCount: SIZE, allowed, test }, rows, () => {})];
}

it('measures what a model of the same counts gives, without and with cut-offs', () => {
  const [whole, pruned, tiny] = measure(new Uint8Array(SIZE).fill(1), [], [0, 1, 2], [0, 3, 9]);
  const tally = emptyTally();
  const model = estimateKneserNey(adjustCounts(countSentences(sentences, 3, SIZE), 0), MARKS);
  for (const sentence of test) tallySentence(model, sentence, tally);
  const { withUnknown, withoutUnknown } = perplexities(tally);
  expect(whole!.withOov).toBeCloseTo(withUnknown, 6);
  expect(whole!.withoutOov).toBeCloseTo(withoutUnknown, 6);
  expect(whole!.size).toBe(model.trie.levels[1]!.size + model.trie.levels[2]!.size);
  expect(pruned!.size).toBeLessThan(whole!.size / 2);
  expect(tiny!.size).toBeLessThan(pruned!.size);
});

it('leaves words outside the vocabulary out of every n-gram', () => {
  const allowed = Uint8Array.from({ length: SIZE }, (_, word) => Number(word < 3 || word > 10));
  const bigrams = new Set<string>();
  const trigrams = new Set<string>();
  for (const sentence of sentences) {
    for (let i = 0; i < sentence.length; i++) {
      for (const [length, known] of [[2, bigrams] as const, [3, trigrams] as const]) {
        const gram = sentence.slice(i, i + length);
        if (gram.length === length && gram.every((word) => allowed[word])) known.add(gram.join(' '));
      }
    }
  }
  expect(measure(allowed, [])[0]!.size).toBe(bigrams.size + trigrams.size);
});
