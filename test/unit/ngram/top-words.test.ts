import { expect, it } from 'vitest';
import { adjustCounts } from '@/ngram/adjusted-counts';
import { estimateKneserNey } from '@/ngram/kneser-ney';
import { packModel } from '@/ngram/pack';
import { PackedModel } from '@/ngram/packed-model';
import { compareWords } from '@/ngram/packed-vocabulary';
import { TopFinder } from '@/ngram/top-words';
import { countSentences, MARKS, randomSentences, seeded } from './corpora';

const SIZE = 2600;
const words = ['<s>', '</s>', '<unk>', ...Array.from({ length: SIZE - 3 }, (_, i) => `w${String(i).padStart(4, '0')}`)];

it.each([2, 3, 4])(
  'order %i: finds the same best words as a scan of the whole vocabulary, and the mass of the range',
  (order) => {
    const model = estimateKneserNey(adjustCounts(countSentences(randomSentences(1500, SIZE, 2), order, SIZE, 5000), 0), MARKS);
    const packed = new PackedModel(packModel(model, words, { gainBits: [0, 6, 6, 6], backoffBits: 6 }));
    const finder = new TopFinder(packed);
    const random = seeded(9);
    for (const sentence of randomSentences(60, SIZE, 3)) {
      const context = sentence.slice(0, Math.floor(random() * sentence.length));
      const start = random() < 0.5 ? 3 : Math.floor(random() * SIZE);
      const end = random() < 0.5 ? SIZE : Math.min(SIZE, start + Math.floor(random() * 400));
      const lists = packed.successors(context);
      // The scan uses the lists too, so that they need be opened once only: they are checked against the context itself below.
      const all = Array.from({ length: Math.max(0, end - start) }, (_, i) => packed.logProbAfter(lists, start + i));
      const best = all.toSorted((a, b) => b - a).slice(0, 10);
      const top = finder.find(lists, start, end, 10);
      expect(top.size).toBe(best.length);
      best.forEach((logProb, i) => {
        expect(Math.log(top.probabilities[i]!)).toBeCloseTo(logProb, 4);
        expect(packed.logProb(context, top.ids[i]!)).toBeCloseTo(logProb, 4);
        expect(packed.logProb(context, start + i)).toBe(all[i]);
      });
      const mass = all.reduce((sum, logProb) => sum + Math.exp(logProb), 0);
      expect(top.mass).toBeCloseTo(mass, 5);
    }
  },
);

it('finds the best after a word with thousands of successors, with and without a longer context, and by case', () => {
  const random = seeded(4);
  const word = (): number => 3 + Math.floor(random() * random() * (SIZE - 3));
  const sentences = Array.from({ length: 12_000 }, () => [0, word() % 7 === 0 ? 9 : 8, 5, word(), 1]);
  const model = estimateKneserNey(adjustCounts(countSentences(sentences, 3, SIZE, 100_000), 0), MARKS);
  const cased = words.map((text, id) => (id > 2 && id % 3 === 0 ? text.replace('w', 'W') : text));
  const inOrder = cased.slice(0, 3).concat(cased.slice(3).sort(compareWords));
  const packed = new PackedModel(packModel(model, inOrder, { gainBits: [0, 6, 6], backoffBits: 6 }));
  const finder = new TopFinder(packed);
  expect(packed.successors([5])[0]!.size).toBeGreaterThan(1000);
  for (const context of [[5], [8, 5], [9, 5], [7, 5]]) {
    const lists = packed.successors(context);
    for (const weights of [undefined, { lower: 0.1, capital: 1 }, { lower: 1, capital: 0 }]) {
      const top = finder.find(lists, 3, SIZE, 10, weights);
      const weightOf = (id: number): number => (inOrder[id]!.startsWith('W') ? weights?.capital : weights?.lower) ?? 1;
      const all = Array.from({ length: SIZE - 3 }, (_, i) => Math.exp(packed.logProbAfter(lists, i + 3)) * weightOf(i + 3));
      expect(top.mass).toBeCloseTo(
        all.reduce((sum, p) => sum + p, 0),
        5,
      );
      const best = all.toSorted((a, b) => b - a).slice(0, 10);
      best.forEach((p, i) => {
        expect(top.probabilities[i]! / p).toBeCloseTo(1, 4);
        expect(all[top.ids[i]! - 3]! / p).toBeCloseTo(1, 4);
      });
    }
  }
});
