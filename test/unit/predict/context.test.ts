import { expect, it } from 'vitest';
import { readContext } from '@/predict/context';

it.each([
  ['', { prefix: '', tokens: [], opens: true, needsSpace: false }],
  ['Th', { prefix: 'Th', tokens: [], opens: true, needsSpace: false }],
  ['Thank you for your he', { prefix: 'he', tokens: ['Thank', 'you', 'for', 'your'], opens: false, needsSpace: false }],
  ['It is over. He ', { prefix: '', tokens: ['He'], opens: false, needsSpace: false }],
  ['It is over. ', { prefix: '', tokens: [], opens: true, needsSpace: false }],
  ['it is over. so what', { prefix: 'what', tokens: ['it', 'is', 'over', '.', 'so'], opens: false, needsSpace: false }],
  ['I met Mr. ', { prefix: '', tokens: ['I', 'met', 'Mr', '.'], opens: false, needsSpace: false }],
  ['First line\nSecond ', { prefix: '', tokens: ['Second'], opens: false, needsSpace: false }],
  ['She said, "', { prefix: '', tokens: ['She', 'said', ',', '"'], opens: false, needsSpace: false }],
  ['Over. "', { prefix: '', tokens: ['"'], opens: true, needsSpace: false }],
  ['He said "hi"', { prefix: '', tokens: ['He', 'said', '"', 'hi', '"'], opens: false, needsSpace: true }],
  ['I don’', { prefix: "don'", tokens: ['I'], opens: false, needsSpace: false }],
  ['Hello,', { prefix: '', tokens: ['Hello', ','], opens: false, needsSpace: true }],
])('%j is read', (before, expected) => {
  expect(readContext(before)).toMatchObject(expected);
});

it.each(['https://exam', 'me@exam', '#ta', '@ha', 'snake_ca', 'x1a', '3rd/ha', 'foo.ba', '$va'])(
  '%j is no place for words',
  (before) => {
    expect(readContext(before)).toBeUndefined();
  },
);

it.each([
  ['hello there. how are ', true],
  ['Hello there. how are ', false],
  ['I think ', false],
  ['2 of them are ', false],
  ['', false],
])('%j was begun without capitals: %j', (before, isInformal) => {
  expect(readContext(before)?.isInformal).toBe(isInformal);
});

it('reads the end of a megabyte, lone surrogates and zero-width letters', () => {
  expect(readContext(`${'word '.repeat(200_000)}he`)?.prefix).toBe('he');
  expect(readContext('\ud83d he')?.prefix).toBe('he');
  expect(readContext('a\u200bhe')).toBeUndefined();
});
