import { describe, expect, it } from 'vitest';
import { adjustCounts, keepCounts } from '@/ngram/adjusted-counts';
import { writeArpa } from '@/ngram/arpa';
import { readArpa } from '@/ngram/arpa-reader';
import type { BackoffModel, LanguageModel } from '@/ngram/backoff-model';
import { estimateKneserNey } from '@/ngram/kneser-ney';
import { packModel } from '@/ngram/pack';
import { PackedModel } from '@/ngram/packed-model';
import { compareWords } from '@/ngram/packed-vocabulary';
import { scoreSentence } from '@/ngram/perplexity';
import { markAbove, pruningScores } from '@/ngram/prune';
import { countSentences, MARKS, randomSentences } from './corpora';

const SIZE = 200;
const words = [
  '<s>',
  '</s>',
  '<unk>',
  ...Array.from({ length: SIZE - 3 }, (_, i) => `${i % 3 ? 'w' : 'Ü'}${i}`).sort(compareWords),
];

function train(order: number, threshold: number): BackoffModel {
  const counts = adjustCounts(countSentences(randomSentences(500, SIZE, 4), order, SIZE), 0);
  const model = estimateKneserNey(counts, MARKS);
  const weights = counts.follows.slice(0, -1).map(([follows]) => Float64Array.from(follows!));
  return estimateKneserNey(keepCounts(counts, markAbove(model, pruningScores(model, weights), threshold)), MARKS);
}

function lines(text: Iterable<string>): string[] {
  return [...text].join('').split('\n');
}

/** The largest difference of the log-probabilities that two models give the words of some sentences. */
function worstDifference(one: LanguageModel, other: LanguageModel): number {
  let worst = 0;
  for (const sentence of randomSentences(200, SIZE, 8)) {
    const scores = scoreSentence(one, sentence);
    scoreSentence(other, sentence).forEach((score, i) => {
      worst = Math.max(worst, Math.abs(score - scores[i]!));
    });
  }
  return worst;
}

describe.each([
  [1, -1],
  [2, -1],
  [3, -1],
  [3, 1],
  [4, 0.5],
])('a model of order %i pruned at %f', (order, threshold) => {
  const model = train(order, threshold);
  const written = lines(writeArpa(model, words));

  it('gives the same scores when it is read back', async () => {
    const read = await readArpa(written);
    expect(read.words).toEqual(words);
    expect(read.inserted).toBe(0);
    expect(read.model.trie.levels.map(({ size }) => size)).toEqual(model.trie.levels.map(({ size }) => size));
    expect(worstDifference(model, read.model)).toBeLessThan(1e-4);
  });

  it('is read in any order of lines, with spaces for tabs and blank lines between', async () => {
    const reversed: string[] = [];
    for (const line of written) {
      if (!/^-?\d/.test(line)) reversed.push(line, '');
      else reversed.splice(reversed.findLastIndex((other) => other.startsWith('\\')) + 1, 0, `${line.replaceAll('\t', '  ')}\r`);
    }
    const read = await readArpa(['made by hand', ...reversed, 'anything']);
    expect(worstDifference(model, read.model)).toBeLessThan(1e-4);
  });
});

it('writes what the format asks for', () => {
  const text = [...writeArpa(train(3, -1), words)].join('');
  const counts = [...text.matchAll(/^ngram (\d)=(\d+)$/gm)].map((match) => Number(match[2]));
  const sections = text.split(/^\\\d-grams:$/m).slice(1);
  expect(sections.map((section) => [...section.matchAll(/^-?[\d.e-]+\t\S/gm)].length)).toEqual(counts);
  expect(text.startsWith('\\data\\\nngram 1=200\n')).toBe(true);
  expect(text.endsWith('\n\\end\\\n')).toBe(true);
  expect(text).toMatch(/^-99\t<s>\t-[\d.]+$/m);
  expect(sections[2]).not.toMatch(/\t.*\t/);
});

it('refuses words that would break the file', () => {
  const model = train(2, -1);
  expect(() => [...writeArpa(model, words.with(7, 'New York'))]).toThrow('the word "New York" is empty or holds white space');
  expect(() => [...writeArpa(model, words.slice(1))]).toThrow('199 words for a vocabulary of 200');
});

it('packs what was read', async () => {
  const { model, words: read } = await readArpa(lines(writeArpa(train(3, -1), words)));
  const packed = new PackedModel(packModel(model, read, { gainBits: [0, 8, 8], backoffBits: 8 }));
  expect(worstDifference(model, packed)).toBeLessThan(0.15);
});
