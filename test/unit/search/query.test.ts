import { expect, it } from 'vitest';
import { indexPassages } from '@/search/passages';
import { readQuery } from '@/search/query';
import { rarity, SearchIndex } from '@/search/search-index';

const index = new SearchIndex(
  indexPassages(['The architectural style of Vienna.', 'An organ in the church.', 'The church organization of Vienna.']),
);
const termsOf = (question: string) => readQuery(index, question).terms.map(({ term }) => term);

it('looks every term up once, in order, and the pairs that follow each other', () => {
  const { terms, pairs } = readQuery(index, 'the church of the church organ in Rome');
  expect(terms.map(({ term, id }) => [term, id >= 0])).toEqual([
    ['church', true],
    ['organ', true],
    ['rome', false],
  ]);
  expect(pairs).toEqual([
    [0, 0],
    [0, 1],
    [1, 2],
  ]);
});

it('weighs by rarity, names and numbers more', () => {
  const [name, word] = readQuery(index, 'in Vienna, architectural').terms;
  expect(name!.weight / rarity(2, 3)).toBeCloseTo(1.2);
  expect(word!.weight).toBeCloseTo(rarity(1, 3));
  expect(readQuery(index, 'Vienna').terms[0]!.weight).toBeCloseTo(rarity(2, 3)); // The first capital may be no name.
});

it('finds words that differ by a short ending, for less', () => {
  const { terms, variants } = readQuery(index, 'which architect');
  expect(terms[0]!.id).toBe(-1);
  expect(variants.map(({ term }) => term)).toEqual(['architectur']);
  expect(variants[0]!.weight).toBeLessThan(terms[0]!.weight);
  expect(readQuery(index, 'which archers').variants).toEqual([]);
});

it('adds what is carried from elsewhere, as far as it stands in the index', () => {
  const { terms } = readQuery(index, 'Who built it?', [
    { term: 'vienna', weight: 0.5 },
    { term: 'flamste', weight: 0.5 },
  ]);
  expect(terms.map(({ term }) => term)).toEqual(['built', 'vienna']);
  expect(terms[1]!.weight).toBeCloseTo(0.5 * rarity(2, 3));
});

it.each(['', '   ', '?!…', 'the of and'])('finds no terms in %o', (question) => {
  expect(termsOf(question)).toEqual([]);
});
