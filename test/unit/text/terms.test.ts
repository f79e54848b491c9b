import { expect, it } from 'vitest';
import { eachWord, termsOf } from '@/text/terms';

const words = (text: string): string[] => {
  const found: string[] = [];
  eachWord(text, (start, end) => found.push(text.slice(start, end)));
  return found;
};

it.each<[text: string, words: string[]]>([
  ["Luther’s theses, and the boys' own", ['Luther’s', 'theses', 'and', 'the', 'boys', 'own']],
  ['1,400.5 m in 1973–74, at 3rd.', ['1,400.5', 'm', 'in', '1973', '74', 'at', '3rd']],
  ['The U.S. and the U.S.S.R. met. A. Smith', ['The', 'U.S', 'and', 'the', 'U.S.S.R', 'met', 'A', 'Smith']],
  ['end.Next e.g. this', ['end', 'Next', 'e.g', 'this']],
  ['東京に行く', ['東', '京', 'に', '行', 'く']],
  ['𠮷野家 and 😀 x', ['𠮷', '野', '家', 'and', 'x']],
  ['ig\u200bnore\u00adable', ['ig\u200bnore\u00adable']],
  ['Straße, naïve; Привет — हिन्दी', ['Straße', 'naïve', 'Привет', 'हिन्दी']],
  ['\ud800 lone \udc00', ['lone']],
  ['', []],
])('finds the words of %o', (text, expected) => {
  expect(words(text)).toEqual(expected);
});

it('folds case, accents, invisible characters and the endings of words', () => {
  expect(termsOf("Beyoncé's ig\u200bnoring of the 1,000 cafés in the U.S.")).toEqual(['beyonc', 'ignor', '1000', 'cafe', 'us']);
});

it('finds words of any text at places that follow each other', () => {
  const alphabet = ['a', 'Ü', '1', '.', ',', "'", '’', ' ', '\u200b', '東', '😀', '\ud83d', '\u0301', '-'];
  let seed = 7;
  for (let round = 0; round < 500; round++) {
    let text = '';
    for (let i = 0; i < 30; i++) {
      seed = (seed * 48271) % 2147483647;
      text += alphabet[seed % alphabet.length];
    }
    let last = 0;
    eachWord(text, (start, end) => {
      expect(start).toBeGreaterThanOrEqual(last);
      expect(end).toBeGreaterThan(start);
      expect(text.slice(start, end)).toMatch(/[\p{L}\p{N}\p{M}]/u);
      last = end;
    });
  }
});
