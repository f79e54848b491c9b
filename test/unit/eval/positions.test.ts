import { expect, it } from 'vitest';
import { asPrinted } from '../../eval/brown';
import {
  brownPositions,
  jsonRows,
  type KeyTypeRow,
  keyTypePositions,
  lambadaPositions,
  phrasePositions,
} from '../../eval/next-word/positions';
import { lastLetters, lastWord, straightQuotes, tokensOf } from '../../eval/tokens';

const texts = (text: string): string[] => tokensOf(straightQuotes(text)).map((token) => token.text);

it('cuts text into the tokens of the public rule', () => {
  expect(texts("Don’t pay $3,400.50... in 1,2 x2—“Kirby's” o’ ½")).toEqual([
    "Don't",
    'pay',
    '$',
    '3,400.50',
    '.',
    '.',
    '.',
    'in',
    '1,2',
    'x',
    '2',
    '—',
    '"',
    "Kirby's",
    '"',
    'o',
    "'",
    '½',
  ]);
  expect(texts('snake_case naïve Łódź e\u0301')).toEqual(['snake', '_', 'case', 'naïve', 'Łódź', 'e', '\u0301']);
  expect([lastWord("the dog's"), lastWord("dogs'"), lastLetters("dogs'"), lastLetters('(ca')]).toEqual(["dog's", '', '', 'ca']);
});

it('prints tagged tokens with the spaces they had', () => {
  expect(asPrinted(['``', 'No', "''", ',', 'he', '(', 'Mr.', 'X', ')', 'said', '5', '%', ';', 'so'])).toBe(
    '"No", he (Mr. X) said 5%; so',
  );
});

it('asks for words of a sentence with what stands before them', () => {
  const sentences = [
    { file: 'a', text: 'One went.' },
    { file: 'a', text: 'Two came "home" late.' },
    { file: 'b', text: 'Three.' },
  ];
  const near = brownPositions(sentences, 1);
  expect(near.map(({ word }) => word)).toEqual(['One', 'went', 'Two', 'came', 'late', 'Three']);
  expect(near[0]).toEqual({ context: '', prefix: '', word: 'One', rest: ' went. Two came "home" late.' });
  expect(near[4]).toEqual({ context: 'One went. Two came "home" ', prefix: '', word: 'late', rest: '.' });
  expect(near[5]).toEqual({ context: '', prefix: '', word: 'Three', rest: '.' });
});

it('takes whole sentences until there is room for no more', () => {
  const sentences = ['A one.', 'B two.', 'C three.', 'D four.'].map((text) => ({ file: 'f', text }));
  const contexts = (room: number): string | undefined =>
    brownPositions(sentences, room).find(({ word }) => word === 'four')?.context;
  expect(contexts(1)).toBe('C three. D ');
  expect(contexts(9)).toBe('C three. D ');
  expect(contexts(10)).toBe('B two. C three. D ');
  expect(contexts(7000)).toBe('A one. B two. C three. D ');
});

it('reads the first word that a KeyTypeBench row accepts', () => {
  const row = (
    beforeCursor: string,
    accepted: string[],
    tags: string[] = [],
    kind: 'insert' | 'suppress' = 'insert',
  ): KeyTypeRow => ({
    id: 'x',
    context: { beforeCursor },
    expected: { kind, shownAcceptable: accepted },
    tags,
  });
  expect(
    keyTypePositions([
      row('you\twill ', [' reply with']),
      row('some det', ['ails'], ['mid-word']),
      row('call(', ['3,400 times']),
      row('don’t see the r', [], ['duplication-trap'], 'suppress'),
    ]),
  ).toEqual([
    { context: 'you will ', prefix: '', word: 'reply' },
    { context: 'some ', prefix: 'det', word: 'details' },
    { context: 'call(', prefix: '', word: '3,400' },
    { context: "don't see the ", prefix: 'r' },
  ]);
});

it('takes the last word of a passage, and every token of a phrase', () => {
  expect(lambadaPositions([{ text: 'a b\n\n"No, Shane' }])).toEqual([{ context: 'a b\n\n"No, ', prefix: '', word: 'Shane' }]);
  expect(phrasePositions(' my car, too \r\n\nyes\n').map(({ context, word, rest }) => [context, word, rest])).toEqual([
    ['', 'my', ' car, too'],
    ['my ', 'car', ', too'],
    ['my car', ',', ' too'],
    ['my car, ', 'too', ''],
    ['', 'yes', ''],
  ]);
});

it('names the line that is no JSON', () => {
  expect(jsonRows('{"a":1}\r\n\n{"a":2}\n', 'f')).toEqual([{ a: 1 }, { a: 2 }]);
  expect(() => jsonRows('{"a":1}\n{"a":\n', 'rows.jsonl')).toThrow('rows.jsonl, line 2: not JSON');
});
