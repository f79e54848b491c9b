import { expect, it } from 'vitest';
import { adjustCounts } from '@/ngram/adjusted-counts';
import { estimateKneserNey } from '@/ngram/kneser-ney';
import { packModel } from '@/ngram/pack';
import { PackedModel } from '@/ngram/packed-model';
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
