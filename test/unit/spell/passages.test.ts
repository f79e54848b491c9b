import { expect, it } from 'vitest';
import { noProse } from '@/spell/passages';

it.each([
  'www.',
  '"www.exmaple',
  'Www.',
  'barr()',
  'fooBarr',
  "(fooBarr's)",
  'raedme.txt',
  'it/they/them',
  '#tga',
  'a1',
  '&nbsp;',
  '[a=b]',
])('finds no prose in %s, whatever stands around it', (run) => {
  expect(noProse(run)).toEqual([{ start: 0, end: run.length }]);
  expect(noProse(`Say ${run} now`)).toEqual([{ start: 4, end: 4 + run.length }]);
});

it.each(["don't", '("Well!")', 'Ending.', 'a', 'naïve', 'he/she', 'pre-war', "boys'"])('takes %s for prose', (run) => {
  expect(noProse(`Say ${run} now`)).toEqual([]);
});

it('takes a run without a space for no prose from some length on', () => {
  expect(noProse('a'.repeat(121))).toHaveLength(1);
  expect(noProse('a'.repeat(120))).toHaveLength(0);
});
