import { expect, it } from 'vitest';
import { meaningOf, textsOf } from '@/search/meaning';
import { indexPassages } from '@/search/passages';
import { rankPassages } from '@/search/rank';
import { SearchIndex } from '@/search/search-index';
import { type Embed, type VectorTables, vectorsOf } from '@/search/vectors';

const PASSAGES = ['Lions sleep. The vehicle was repaired.', 'The car shop sells cars.', 'Grass grows.'];

/** Three subjects that a text can speak of, whatever words it uses. */
const SUBJECTS = [/lion|cat/i, /vehicle|repair|fix|mend|broken/i, /grass|shop|plant/i];
const embed: Embed = async (texts) =>
  texts.map((text) => {
    const vector = Float32Array.from(SUBJECTS, (subject) => Number(subject.test(text)));
    const length = Math.hypot(...vector) || 1;
    return vector.map((value) => value / length);
  });

async function openVectors(index: SearchIndex): Promise<VectorTables> {
  let tables: VectorTables | undefined;
  for await (const grown of vectorsOf(
    textsOf(index, (document) => PASSAGES[document]!),
    embed,
    { encoder: 'subjects' },
  ))
    tables = grown;
  return tables!;
}

it('takes passages with all their sentences, then the sentences', () => {
  const index = new SearchIndex(indexPassages(PASSAGES));
  expect(textsOf(index, (document) => PASSAGES[document]!)).toEqual({
    passages: PASSAGES,
    sentences: ['Lions sleep.', 'The vehicle was repaired.', ...PASSAGES.slice(1)],
  });
});

it('finds by meaning what shares no word with the question, and by words what shares the rare ones', async () => {
  const index = new SearchIndex(indexPassages(PASSAGES));
  const vectors = await openVectors(index);
  const question = 'Was something fixed?';
  expect(rankPassages(index, question).map(({ passage }) => passage)).toEqual([0, 1, 2]);
  const [vector] = await embed([question]);
  const meaning = meaningOf(index, [vectors], vector!);
  expect(meaning.sentences[1]).toBeCloseTo(1, 2);
  expect(meaning.best[0]).toBeCloseTo(1, 2);
  expect(meaning.passages[0]).toBeCloseTo(Math.SQRT1_2, 2);
  const ranked = rankPassages(index, question, meaning);
  expect(ranked[0]!.passage).toBe(0);
  expect(ranked[0]!.score).toBeGreaterThan(ranked[1]!.score + 0.3);
  const [shop] = await embed(['grass of the car shop']);
  expect(rankPassages(index, 'cars of the shop', meaningOf(index, [vectors], shop!))[0]!.passage).toBe(1);
});
