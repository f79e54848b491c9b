import { expect, it } from 'vitest';
import { shapeOf } from '@/answer/shape';
import { spansOf } from '@/answer/spans';
import { unitsOf } from '@/answer/units';

const unitTexts = (sentence: string): string[] => unitsOf(sentence).map(({ start, end }) => sentence.slice(start, end));

/** The texts of all spans, with their shapes. */
function shapesOf(sentence: string): Map<string, string> {
  const units = unitsOf(sentence);
  return new Map(
    spansOf(units).map((span) => [sentence.slice(units[span.from]!.start, units[span.to]!.end), shapeOf(units, span, sentence)]),
  );
}

it('keeps together what is joined', () => {
  expect(unitTexts('In 1973–74, AT&T’s well-known plan (of $1,200.50) grew 5%—fast.')).toEqual([
    ...['In', '1973–74', 'AT&T’s', 'well-known', 'plan', 'of', '1,200.50', 'grew', '5', 'fast'],
  ]);
  expect(unitsOf('a, (b) c').map(({ before }) => before)).toEqual(['', ',(', ')']);
});

it('proposes runs of words from content word to content word, not across marks or inside numbers', () => {
  const spans = [...shapesOf('The treaty (of 1763) gave three thousand men to the King of Spain.').keys()];
  expect(spans).toEqual(expect.arrayContaining(['treaty', '1763', 'three thousand men', 'King of Spain', 'three thousand']));
  for (const wrong of ['The treaty', 'treaty (of 1763', 'thousand', 'three', 'King of', '1763) gave'])
    expect(spans).not.toContain(wrong);
});

it.each<[sentence: string, span: string, shape: string]>([
  ['It began in October 1973 there.', 'October 1973', 'date'],
  ['It began in 1973 there.', '1973', 'year'],
  ['It cost $12 there.', '12', 'money'],
  ['It took 40% of it.', '40', 'share'],
  ['It took 40 percent of it.', '40 percent', 'share'],
  ['It is 300 km long.', '300 km', 'measure'],
  ['It has two million people.', 'two million people', 'counted'],
  ['It was the 3rd of them.', '3rd', 'ordinal'],
  ['In the 17th century it fell.', '17th century', 'period'],
  ['He met Charles II there.', 'Charles II', 'name2'],
  ['He met the King of Spain there.', 'King of Spain', 'name-of'],
  ['Lions eat.', 'Lions', 'opening'],
  ['They ate raw meat there.', 'raw meat', 'lower2'],
])('sees in %o that %o is a %s', (sentence, span, shape) => {
  expect(shapesOf(sentence).get(span)).toBe(shape);
});

it('has nothing to propose where there are no words', () => {
  for (const sentence of ['', '…', 'the of and', '🙂']) expect(spansOf(unitsOf(sentence))).toEqual([]);
});

it('tears no name and no date at its end', () => {
  const spans = [...shapesOf('In Rome the Mozilla Public License of February 28, 1998 won.').keys()];
  expect(spans).toEqual(
    expect.arrayContaining(['Mozilla Public License', 'February 28, 1998', 'Public License', '1998', 'Rome']),
  );
  for (const wrong of ['Mozilla', 'Mozilla Public', 'February', 'February 28']) expect(spans).not.toContain(wrong);
});
