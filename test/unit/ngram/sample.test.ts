import { describe, expect, it } from 'vitest';
import { adjustCounts } from '@/ngram/adjusted-counts';
import { estimateKneserNey } from '@/ngram/kneser-ney';
import { packModel } from '@/ngram/pack';
import { PackedModel } from '@/ngram/packed-model';
import { scoreSentence } from '@/ngram/perplexity';
import { type SampleOptions, sampleWords } from '@/ngram/sample';
import { countSentences, MARKS, randomSentences, seeded } from './corpora';

const SIZE = 20;
const DRAWS = 20_000;
const model = estimateKneserNey(adjustCounts(countSentences(randomSentences(300, SIZE, 2), 3, SIZE), 0), MARKS);
const words = ['<s>', '</s>', '<unk>', ...Array.from({ length: SIZE - 3 }, (_, i) => `w${String(i).padStart(2, '0')}`)];
const packed = new PackedModel(packModel(model, words, { gainBits: [0, 8, 8], backoffBits: 8 }));

/** What an option makes of the probabilities, the plain way. */
function expectedAfter(context: number[], { temperature = 1, topK = SIZE, topP = 1, unknown = false }: SampleOptions): number[] {
  const weights = words.map((_, word) => {
    const isDrawn = word !== MARKS.sentenceStart && (unknown || word !== MARKS.unknown);
    return isDrawn ? Math.exp(model.logProb(context, word)) ** (1 / temperature) : 0;
  });
  const byWeight = weights.map((_, word) => word).sort((a, b) => weights[b]! - weights[a]!);
  const likeliest = byWeight.slice(0, topK);
  const all = likeliest.reduce((sum, word) => sum + weights[word]!, 0);
  const needed = likeliest.findIndex(
    (_, i) => likeliest.slice(0, i + 1).reduce((sum, w) => sum + weights[w]!, 0) >= all * topP - 1e-12,
  );
  const kept = new Set(likeliest.slice(0, needed + 1));
  const total = [...kept].reduce((sum, word) => sum + weights[word]!, 0);
  return weights.map((weight, word) => (kept.has(word) ? weight / total : 0));
}

/** Pearson's χ² of draws against probabilities, and its degrees of freedom; a draw of probability 0 makes it infinite. */
function chiSquare(drawn: number[], expected: number[]): { value: number; freedom: number } {
  let value = 0;
  let freedom = -1;
  let [rareDrawn, rareExpected] = [0, 0];
  expected.forEach((p, i) => {
    if (p === 0) value += drawn[i]! > 0 ? Number.POSITIVE_INFINITY : 0;
    else if (p * DRAWS < 5) {
      rareDrawn += drawn[i]!;
      rareExpected += p * DRAWS;
    } else {
      value += (drawn[i]! - p * DRAWS) ** 2 / (p * DRAWS);
      freedom++;
    }
  });
  if (rareExpected >= 5) {
    value += (rareDrawn - rareExpected) ** 2 / rareExpected;
    freedom++;
  }
  return { value, freedom };
}

describe.each<[string, number[], SampleOptions]>([
  ['as the model says', [0], {}],
  ['after two words', [7, 5], {}],
  ['after more words than the order holds', [0, 9, 9, 7, 5], {}],
  ['after words never seen together', [19, 19], {}],
  ['with the unknown word', [0], { unknown: true }],
  ['colder', [5], { temperature: 0.4 }],
  ['hotter', [5], { temperature: 3 }],
  ['of the 4 likeliest', [0], { topK: 4 }],
  ['of the likeliest 70 %', [0], { topP: 0.7 }],
  ['colder, of the likeliest 80 % of 10', [6], { temperature: 0.8, topK: 10, topP: 0.8 }],
])('draws %s', (_, context, options) => {
  it('in the right proportions', () => {
    const random = seeded(11);
    const drawn = words.map(() => 0);
    for (let i = 0; i < DRAWS; i++) {
      const [word = MARKS.sentenceEnd] = sampleWords(model, { ...options, context, random, limit: 1 });
      drawn[word]!++;
    }
    const { value, freedom } = chiSquare(drawn, expectedAfter(context, options));
    // The mean is `freedom` and the variance twice that: five deviations.
    expect(value).toBeLessThan(freedom + 5 * Math.sqrt(2 * freedom));
  });
});

it('draws whole sentences as often as the model says', () => {
  const random = seeded(3);
  const drawn = new Map<string, number>();
  for (let i = 0; i < DRAWS; i++) {
    const sentence = [...sampleWords(model, { unknown: true, random, limit: 50 })].join(' ');
    drawn.set(sentence, (drawn.get(sentence) ?? 0) + 1);
  }
  const often = [...drawn].sort((a, b) => b[1] - a[1]).slice(0, 10);
  for (const [text, count] of often) {
    const ids = text === '' ? [] : text.split(' ').map(Number);
    const p = Math.exp(scoreSentence(model, [0, ...ids, 1]).reduce((sum, score) => sum + score, 0));
    expect(Math.abs(count - p * DRAWS)).toBeLessThan(5 * Math.sqrt(p * DRAWS));
  }
});

it('goes on as long as it may, draws the same from the same numbers, and differs from others', () => {
  const draw = (seed: number, limit: number): number[] => [...sampleWords(model, { random: seeded(seed), limit })];
  expect(draw(1, 30)).toEqual(draw(1, 30));
  expect(draw(1, 30)).not.toEqual(draw(2, 30));
  expect(Math.max(...[1, 2, 3, 4, 5, 6, 7, 8].map((seed) => draw(seed, 3).length))).toBe(3);
  expect(draw(1, 0)).toEqual([]);
});

it('draws from any model', () => {
  const sentences = [1, 2, 3, 4, 5].map((seed) => [...sampleWords(packed, { random: seeded(seed), topK: 5 })]);
  expect(new Set(sentences.flat()).size).toBeGreaterThan(3);
  for (const sentence of sentences) for (const word of sentence) expect(words[word]).toMatch(/^w/);
});

it('stops between two words when it is told to', () => {
  const abort = new AbortController();
  const drawing = sampleWords(model, { random: () => 0.99, signal: abort.signal });
  expect(drawing.next().done).toBe(false);
  abort.abort(new Error('enough'));
  expect(() => drawing.next()).toThrow('enough');
});

it.each([
  [{ temperature: 0 }, 'temperature 0 is not above 0'],
  [{ temperature: Number.NaN }, 'temperature NaN is not above 0'],
  [{ topK: 0 }, 'topK 0 leaves no word'],
  [{ topP: 1.5 }, 'topP 1.5 is not above 0 and at most 1'],
])('refuses %o', (options, message) => {
  expect(() => [...sampleWords(model, options)]).toThrow(message);
});
