import { expect, it } from 'vitest';
import { readArpa } from '@/ngram/arpa-reader';

/** As SRILM prunes: "b c" is no 2-gram though "a b c" is a 3-gram, and neither is "c a" though "c a b" is one. */
const SRILM = `
\\data\\
ngram 1=6
ngram 2=2
ngram 3=2

\\1-grams:
-1.0\t</s>
-99\t<s>\t-0.5
-0.7\ta\t-0.3
-0.8\tb\t-0.2
-0.9\tc\t-0.1
-inf\t<UNK>

\\2-grams:
-0.4\ta b\t-0.6
-0.6\t<s> a

\\3-grams:
-0.15\ta b c
-0.25\tc a b

\\end\\
`.split('\n');

it('scores by backing off through n-grams that are missing', async () => {
  const { model, words, inserted } = await readArpa(SRILM);
  const [start, a, b, c] = ['<s>', 'a', 'b', 'c'].map((word) => words.indexOf(word)) as [number, number, number, number];
  const log10 = (context: number[], word: number): number => model.logProb(context, word) / Math.LN10;
  expect(words.slice(0, 3)).toEqual(['<s>', '</s>', '<unk>']);
  expect(inserted).toBe(2);
  expect(log10([a, b], c)).toBeCloseTo(-0.15, 5);
  expect(log10([c, a], b)).toBeCloseTo(-0.25, 5);
  // "b c" backs off: -0.2 - 0.9. So it does after <s>, which was never seen before b.
  expect(log10([b], c)).toBeCloseTo(-1.1, 5);
  expect(log10([start, b], c)).toBeCloseTo(-1.1, 5);
  // After "a b", c as the successor of b is not used: -0.6 (a b), -0.2 (b), -0.7 (a).
  expect(log10([a, b], a)).toBeCloseTo(-1.5, 5);
  // "c a" was put in with a backoff weight of one: -0.3 (a), -0.9 (c).
  expect(log10([c, a], c)).toBeCloseTo(-1.2, 5);
  expect(log10([], 2)).toBeCloseTo(-99, 3);
});

it('adds the unknown word where there is none, as KenLM does', async () => {
  const { model, words } = await readArpa(changed(/^-inf.*/, ''.padEnd(1), /^ngram 1=6/, 'ngram 1=5'));
  expect(words).toEqual(['<s>', '</s>', '<unk>', 'a', 'b', 'c']);
  expect(model.logProb([], 2) / Math.LN10).toBeCloseTo(-100, 3);
});

it.each([
  ['no \\data\\', changed(/^\\data\\$/, 'data'), 'line 24: no line is "\\data\\"'],
  ['an empty file', [], 'line 0: no line is "\\data\\"'],
  ['no \\end\\', changed(/^\\end\\$/, ''), 'line 24: the file ends here without "\\end\\"'],
  ['a file cut off', SRILM.slice(0, 17), 'line 17: the file ends here without "\\end\\"'],
  ['too few n-grams', changed(/^ngram 2=2$/, 'ngram 2=3'), 'line 19: 2 n-grams of 2 words where line 4 announces 3'],
  ['too many n-grams', changed(/^ngram 3=2$/, 'ngram 3=1'), 'line 23: 2 n-grams of 3 words where line 5 announces 1'],
  ['an odd count', changed(/^ngram 3=2$/, 'ngram 3=two'), 'line 5: "ngram 3=two" is no line "ngram N=COUNT"'],
  ['counts out of order', changed(/^ngram 2=2$/, 'ngram 4=2'), 'line 4: "ngram 4=2" where "ngram 2=" is expected'],
  ['a probability that is no number', changed(/^-0.7/, 'x'), 'line 10: "x" is no number (the probability)'],
  ['a probability of NaN', changed(/^-0.7/, 'nan'), 'line 10: "nan" is no number (the probability)'],
  ['a backoff that is no number', changed(/-0.3$/, '-0..3'), 'line 10: "-0..3" is no number (the backoff weight)'],
  ['a probability over one', changed(/^-0.7/, '0.7'), 'line 10: log-probability 0.7 is above 0'],
  ['a word too many', changed(/^-0.4\ta b/, '-0.4\ta b c'), 'line 16: 5 fields where a probability, 2 words and perhaps'],
  ['a word too few', changed(/a b c/, 'a b'), 'line 20: 3 fields where a probability, 3 words and perhaps'],
  ['a word that is no 1-gram', changed(/a b c/, 'a b d'), 'line 20: the word "d" is not among the 1-grams'],
  ['a 1-gram twice', changed(/\tc\t/, '\ta\t'), 'line 12: the 1-gram "a" for the second time'],
  ['an n-gram twice', changed(/c a b/, 'a b c'), 'line 21: the same n-gram as on line 20'],
  ['no sentence start', changed(/<s>/, 'd', /<s> a/, 'd a'), 'line 15: no "<s>" among the 1-grams'],
  ['a section left out', changed(/^\\2-grams:/, '\\3-grams:'), 'line 15: "\\3-grams:" where "\\2-grams:" is expected'],
  ['no counts', ['\\data\\', '\\1-grams:'], 'line 2: "\\1-grams:" before any line "ngram 1=…"'],
  [
    'sections for fewer orders',
    changed(/^ngram 3=2/, 'ngram 3=2\nngram 4=1')
      .join('\n')
      .split('\n'),
    '"\\4-grams:" is expected',
  ],
])('says what is wrong with %s', async (_, lines, message) => {
  await expect(readArpa(lines, { name: 'some.arpa' })).rejects.toThrow(message);
  await expect(readArpa(lines, { name: 'some.arpa' })).rejects.toThrow('some.arpa, line ');
});

it('stops when it is told to', async () => {
  const endless = function* (): Generator<string> {
    for (;;) yield 'not yet';
  };
  const abort = new AbortController();
  abort.abort(new Error('enough'));
  await expect(readArpa(endless(), { signal: abort.signal })).rejects.toThrow('enough');
});

/** The file with the first line that matches each pattern changed. */
function changed(...edits: (RegExp | string)[]): string[] {
  const lines = [...SRILM];
  for (let i = 0; i < edits.length; i += 2) {
    const at = lines.findIndex((line) => (edits[i] as RegExp).test(line));
    lines[at] = lines[at]!.replace(edits[i]!, edits[i + 1] as string);
  }
  return lines;
}
