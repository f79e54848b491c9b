import { termsOf } from '@/text/terms';

/** BM25 of texts for a question, as its formula reads. */
export function naiveBm25(texts: readonly string[], question: string): number[] {
  const bags = texts.map(termsOf);
  const mean = bags.reduce((sum, bag) => sum + bag.length, 0) / bags.length;
  return bags.map((bag) => {
    let score = 0;
    for (const term of new Set(termsOf(question))) {
      const holding = bags.filter((other) => other.includes(term)).length;
      const idf = Math.log(1 + (bags.length - holding + 0.5) / (holding + 0.5));
      const count = bag.filter((other) => other === term).length;
      score += (idf * count * 2.5) / (count + 1.5 * (0.25 + (0.75 * bag.length) / mean));
    }
    return score;
  });
}
