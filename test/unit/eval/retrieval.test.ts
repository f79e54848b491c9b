import { expect, it } from 'vitest';
import { readCranfield } from '../../eval/retrieval/cranfield';
import { mean, ndcg, recall, reciprocalRank } from '../../eval/retrieval/measures';
import { INKLING, PEERS } from '../../eval/retrieval/systems';
import { itWithShared } from '../../shared';

it('measures rankings as the formulas read', () => {
  const relevant = new Set([1, 2, 3]);
  expect(ndcg([1, 9, 3], relevant, 10)).toBeCloseTo((1 + 1 / 2) / (1 + 1 / Math.log2(3) + 1 / 2), 12);
  expect(ndcg([1, 2, 3], relevant, 2)).toBe(1);
  expect(ndcg([9, 8], relevant, 10)).toBe(0);
  expect(recall([9, 1, 2], relevant, 2)).toBeCloseTo(1 / 3);
  expect(reciprocalRank([9, 8, 3], relevant)).toBeCloseTo(1 / 3);
  expect(reciprocalRank([9], relevant)).toBe(0);
  expect(mean([])).toBe(0);
});

it.each([...PEERS, INKLING])('opens $name on texts and finds what was asked for', async ({ open }) => {
  const find = await open(['Lions eat zebras.', 'Zebras eat grass.', 'Ants work.']);
  expect((await find('ants'))[0]!.index).toBe(2);
  expect((await find('lions zebras'))[0]!.index).toBe(0);
});

itWithShared('reads Cranfield and scores plain BM25 as the public scorer does', 'eval/retrieval', async (folder) => {
  const collection = readCranfield(folder);
  if (typeof collection === 'string') throw new Error(`no ${collection}`);
  const { texts, questions, relevant } = collection;
  expect([texts.length, questions.length, relevant.reduce((sum, ids) => sum + ids.size, 0)]).toEqual([1400, 225, 1837]);
  const rank = await PEERS[1]!.open(texts);
  const scores: number[] = [];
  for (const [i, question] of questions.entries()) {
    const ranked = (await rank(question)).map(({ index }) => index);
    scores.push(ndcg(ranked, relevant[i]!, 10));
  }
  expect(mean(scores)).toBeCloseTo(0.485, 2);
});
