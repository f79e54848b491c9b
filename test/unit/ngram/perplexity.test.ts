import { expect, it } from 'vitest';
import { adjustCounts } from '@/ngram/adjusted-counts';
import { estimateKneserNey } from '@/ngram/kneser-ney';
import { emptyTally, perplexities, scoreSentence, tallySentence } from '@/ngram/perplexity';
import { countSentences, MARKS, randomSentences } from './corpora';

const SIZE = 50;

it.each([1, 2, 3, 4])('order %i: scores each word after all before it', (order) => {
  const model = estimateKneserNey(adjustCounts(countSentences(randomSentences(200, SIZE, 1), order, SIZE), 0), MARKS);
  for (const sentence of [[], [0], [0, 1], ...randomSentences(50, SIZE, 2)]) {
    const plain = sentence.slice(1).map((word, i) => model.logProb(sentence.slice(0, i + 1), word));
    expect([...scoreSentence(model, sentence)]).toEqual(plain);
  }
});

it('counts sentence ends as words and unknown words apart', () => {
  // Every word has 1/2, the unknown word 1/32.
  const model = {
    ...MARKS,
    order: 2,
    vocabularySize: 5,
    logProb: (_: unknown, word: number) => -Math.LN2 * (word === 2 ? 5 : 1),
  };
  const tally = emptyTally();
  tallySentence(model, [0, 3, 2, 4, 1], tally);
  tallySentence(model, [0, 1], tally);
  expect(tally).toMatchObject({ words: 4, unknown: 1 });
  const { withUnknown, withoutUnknown } = perplexities(tally);
  expect(withoutUnknown).toBeCloseTo(2, 12);
  expect(withUnknown).toBeCloseTo(2 ** (9 / 5), 12);
});
