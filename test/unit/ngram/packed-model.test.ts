import { expect, it } from 'vitest';
import { adjustCounts } from '@/ngram/adjusted-counts';
import { estimateKneserNey } from '@/ngram/kneser-ney';
import { packModel } from '@/ngram/pack';
import { PackedModel } from '@/ngram/packed-model';
import { countSentences, MARKS, randomSentences } from './corpora';

const SIZE = 300;
const words = ['<s>', '</s>', '<unk>', ...Array.from({ length: SIZE - 3 }, (_, i) => `w${String(i).padStart(3, '0')}`)];

it.each([2, 3, 4])('order %i: gives the probabilities of the model it was packed from, within quantisation', (order) => {
  const sentences = randomSentences(800, SIZE, 5);
  const model = estimateKneserNey(adjustCounts(countSentences(sentences, order, SIZE), 0), MARKS);
  const buffer = packModel(model, words, { gainBits: [0, 8, 8, 8], backoffBits: 8 });
  const packed = new PackedModel(buffer);
  expect(packed.sizes).toEqual(model.trie.levels.map(({ size }) => size));
  let worst = 0;
  for (const sentence of randomSentences(100, SIZE, 6)) {
    for (let i = 1; i < sentence.length; i++) {
      const context = sentence.slice(0, i);
      worst = Math.max(worst, Math.abs(packed.logProb(context, sentence[i]!) - model.logProb(context, sentence[i]!)));
    }
  }
  expect(worst).toBeLessThan(0.15);
  for (const sentence of randomSentences(100, SIZE, 7)) {
    const lists = packed.successors(sentence.slice(0, 1));
    for (let i = 1; i < sentence.length; i++) {
      const context = sentence.slice(0, i);
      expect(packed.advance(lists, sentence[i]!)).toBe(packed.logProb(context, sentence[i]!));
      expect(lists).toEqual(packed.successors(sentence.slice(0, i + 1)));
    }
  }
  for (let word = 3; word < SIZE; word++) {
    expect(packed.vocabulary.idOf(words[word]!)).toBe(word);
    expect(packed.vocabulary.wordOf(word)).toBe(words[word]);
  }
});

const buffer = packModel(
  estimateKneserNey(adjustCounts(countSentences(randomSentences(50, SIZE, 1), 3, SIZE), 0), MARKS),
  words,
  {
    gainBits: [0, 4, 4],
    backoffBits: 4,
  },
);

it.each([
  ['empty', new ArrayBuffer(0), 'has 0 bytes, too few for a header'],
  [
    'not a table',
    new TextEncoder().encode('<!doctype html><html lang="en"><head></head></html>'.padEnd(120)).buffer,
    'begins with 0x6f64213c, not with the mark of a table',
  ],
  ['of another version', changed(1, 99), 'has version 99, expected 1'],
  ['truncated', buffer.slice(0, buffer.byteLength - 8), `has ${buffer.byteLength - 8} bytes, expected ${buffer.byteLength}`],
  ['damaged', changed(buffer.byteLength / 4 - 20, 12345), 'is damaged'],
])('refuses a file that is %s', (_, broken, message) => {
  expect(() => new PackedModel(broken as ArrayBuffer, 'words.bin')).toThrow(`table "words.bin": ${message}`);
});

function changed(word: number, value: number): ArrayBuffer {
  const copy = buffer.slice(0);
  new Uint32Array(copy)[word] = value;
  return copy;
}
