import { expect, it } from 'vitest';
import { indexPassages } from '@/search/passages';
import { readQuery } from '@/search/query';
import { scoreAll } from '@/search/score';
import { SearchIndex } from '@/search/search-index';
import { sentenceBounds } from '@/text/sentence-bounds';
import { termsOf } from '@/text/terms';
import { naiveBm25 } from './naive';
import { madeUpText, randomNumbers } from './words';

const close = (actual: ArrayLike<number>, expected: number[]): void => {
  expect(actual.length).toBe(expected.length);
  expected.forEach((value, i) => {
    expect(actual[i]).toBeCloseTo(value, 9);
  });
};

it.each([1, 2, 3, 4, 5, 6, 7, 8])('scores passages and sentences as the formula says (seed %i)', (seed) => {
  const next = randomNumbers(seed);
  const texts = Array.from({ length: 2 + next(30) }, () => madeUpText(next, 5 + next(120)));
  const question = madeUpText(next, 1 + next(8)).toLowerCase(); // Names count more.
  const index = new SearchIndex(indexPassages(texts));
  const query = readQuery(index, question);
  const scores = scoreAll(index, query);
  close(scores.passages, naiveBm25(texts, question));

  const sentences = texts.flatMap((text) => {
    const bounds = sentenceBounds(text);
    return bounds.flatMap((start, i) => (i % 2 ? [] : [text.slice(start, bounds[i + 1])]));
  });
  const ofSentences = naiveBm25(sentences, question);
  close(scores.sentences, ofSentences);
  const best = texts.map(() => 0);
  ofSentences.forEach((score, i) => {
    best[index.passageOf[i]!] = Math.max(best[index.passageOf[i]!]!, score);
  });
  close(scores.best, best);

  const asked = termsOf(question);
  const rarity = new Map(query.terms.map(({ term, weight }) => [term, weight]));
  const pairs = new Set(asked.slice(1).map((term, i) => `${asked[i]} ${term}`));
  close(
    scores.pairs,
    texts.map((text) => {
      const terms = termsOf(text);
      const held = new Set(terms.slice(1).map((term, i) => `${terms[i]} ${term}`));
      return [...pairs]
        .filter((pair) => held.has(pair))
        .reduce((sum, pair) => sum + pair.split(' ').reduce((total, term) => total + rarity.get(term)!, 0) / 2, 0);
    }),
  );
});

it('gives a question of stop words, of nothing or of unknown words no score anywhere', () => {
  const index = new SearchIndex(indexPassages(['One text.', 'Another text.']));
  for (const question of ['', 'what is it', 'zebra', '?!']) {
    const scores = scoreAll(index, readQuery(index, question));
    expect([...scores.passages, ...scores.sentences, ...scores.pairs]).toEqual([0, 0, 0, 0, 0, 0]);
  }
});

it('scores an index of nothing', () => {
  const index = new SearchIndex(indexPassages([]));
  expect(scoreAll(index, readQuery(index, 'who')).passages).toHaveLength(0);
});
