import { expect, it } from 'vitest';
import type { ReadDocument } from '@/read/document';
import { indexDocuments, indexPassages } from '@/search/passages';
import { rankPassages } from '@/search/rank';
import { withoutRepeats } from '@/search/repeats';
import { SearchIndex } from '@/search/search-index';
import { readSquad } from '../../eval/qa/squad';
import { itWithShared } from '../../shared';

const orderFor = (question: string, ...passages: string[]): number[] =>
  rankPassages(new SearchIndex(indexPassages(passages)), question).map(({ passage }) => passage);

it('puts words together, in order and under the right heading first', () => {
  expect(orderFor('What do lions eat?', 'Lions sleep.', 'Lions eat zebras.', 'Zebras eat grass.')[0]).toBe(1);
  expect(orderFor('new york times', 'Times in York are new.', 'The New York Times.')[0]).toBe(1);
  const section = (name: string) => ({ kind: 'paragraph' as const, text: 'It costs five euros a month.', section: [name] });
  const documents: ReadDocument[] = [
    { source: 'page', title: '', url: '', blocks: [section('Basic plan'), section('Family plan')] },
  ];
  expect(rankPassages(new SearchIndex(indexDocuments(documents)), 'How much is the family plan?')[0]!.passage).toBe(1);
});

it('ranks every passage, what has nothing to do with the question last and in reading order', () => {
  expect(orderFor('grass', '', 'x', 'Grass.', 'y')).toEqual([2, 0, 1, 3]);
  expect(orderFor('grass')).toEqual([]);
});

it('finds words in any script, and words with accents and invisible characters as they are typed', () => {
  expect(orderFor('東京の人口', '大阪の城', '東京の人口は多い', '京東')[0]).toBe(1);
  expect(orderFor('население Москвы', 'Погода в Риме', 'Население города Москвы')[0]).toBe(1);
  expect(orderFor('cafe', 'Tea.', 'A ca\u200bfé.')[0]).toBe(1);
});

it('drops sentences that repeat another', () => {
  const index = new SearchIndex(
    indexPassages(['Lions eat zebras at night.', 'Zebras eat grass.', 'At night, lions eat zebras!', '…']),
  );
  expect(withoutRepeats(index, [0, 2, 1, 3], 4)).toEqual([0, 1, 3]);
  expect(withoutRepeats(index, [2, 0, 1], 1)).toEqual([2]);
});

itWithShared(
  'finds the paragraph of the page that answers as often as it did',
  'eval/qa/squad-v2-dev-even-articles.json',
  (path) => {
    const articles = readSquad(path);
    if (typeof articles === 'string') throw new Error(`no ${articles}`);
    const ranks = articles.flatMap(({ paragraphs }) => {
      const index = new SearchIndex(indexPassages(paragraphs.map(({ text }) => text)));
      return paragraphs.flatMap(({ questions }, paragraph) =>
        questions
          .filter(({ answers }) => answers.length)
          .map(({ question }) => rankPassages(index, question).findIndex(({ passage }) => passage === paragraph)),
      );
    });
    const within = (k: number): number => ranks.filter((rank) => rank < k).length / ranks.length;
    expect(ranks).toHaveLength(3019);
    expect(within(1)).toBeGreaterThanOrEqual(0.85);
    expect(within(3)).toBeGreaterThanOrEqual(0.94);
    expect(within(5)).toBeGreaterThanOrEqual(0.962);
  },
);
