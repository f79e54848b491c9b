import { expect, it } from 'vitest';
import type { Candidate } from '@/predict/candidates';
import type { Suggestion } from '@/predict/complete';
import { fuse } from '@/predict/fuse';
import { LogLinear } from '@/predict/log-linear';
import { LinearMix } from '@/predict/mix';
import type { NextPieces, NextWord } from '@/predict/next-pieces';

/** What a model with these pieces says; `grown`: words whose probability it found out. */
function pieces(table: Record<string, number>, grown: NextWord[] = [], seen: string[] = []): NextPieces {
  const firstOf = (word: string): string =>
    Object.keys(table)
      .filter((piece) => word.startsWith(piece))
      .sort((a, b) => b.length - a.length)[0] ?? word;
  const words = Object.entries(table).map(([word, p]) => ({ word, piece: word, p, isWhole: false }));
  const again = seen.map((word) => ({ word, piece: firstOf(word), p: table[firstOf(word)]!, isWhole: false }));
  return {
    words: (prefix) => [...words, ...again, ...grown].filter(({ word }) => word.startsWith(prefix)),
    first: (word) => ({ piece: firstOf(word), p: table[firstOf(word)] ?? 0 }),
    mass: (prefix) => Object.entries(table).reduce((sum, [piece, p]) => sum + (piece.startsWith(prefix) ? p : 0), 0),
  };
}

const mix = new LinearMix(0.6);
const weights = { all: 0.6, model: 0.2, ngrams: 0.1, network: 0.1, none: 0, left: 1.2 };
const weighted = new LogLinear([{ start: weights, later: weights }], 0.5);
type Mixed = ReturnType<typeof fuse>;
/** Words of which n-grams and network say the same. */
const agreed = (words: Suggestion[]): Candidate[] => words.map(({ word, p }) => ({ word, p, ngrams: p, network: p }));
const fused = (words: Suggestion[], next: NextPieces, prefix: string): Mixed => fuse(agreed(words), next, prefix, mix);
const best = (...parameters: Parameters<typeof fused>): string => fused(...parameters)[0]!.word;

it('takes the word that both find likely before one that only one does', () => {
  const next = pieces({ room: 0.5, garden: 0.4, house: 0.1 });
  expect(
    best(
      [
        { word: 'house', p: 0.5 },
        { word: 'garden', p: 0.4 },
      ],
      next,
      '',
    ),
  ).toBe('garden');
});

it('brings words that the n-grams do not offer, and keeps those that only they know', () => {
  const next = pieces({ Paris: 0.9, the: 0.05 });
  const words = fused(
    [
      { word: 'the', p: 0.3 },
      { word: 'a', p: 0.2 },
    ],
    next,
    '',
  );
  expect(words[0]!.word).toBe('Paris');
  expect(words.map(({ word }) => word)).toContain('a');
  for (const { p } of words) expect(p).toBeGreaterThanOrEqual(0);
  expect(words.reduce((sum, { p }) => sum + p, 0)).toBeLessThanOrEqual(1.001);
});

it('shares a piece among the words that begin with it as the n-grams share them', () => {
  const next = pieces({ re: 0.8, and: 0.2 });
  const words = fused(
    [
      { word: 'return', p: 0.3 },
      { word: 'report', p: 0.1 },
    ],
    next,
    '',
  );
  const p = (word: string): number => words.find((other) => other.word === word)!.p;
  expect(p('return')).toBeGreaterThan(2 * p('report'));
});

it('does not take a single letter for a word, and finds a name of the text behind it', () => {
  const next = pieces({ R: 0.6, him: 0.1 }, [], ['Roderick']);
  expect(
    best(
      [
        { word: 'the', p: 0.3 },
        { word: 'him', p: 0.1 },
      ],
      next,
      '',
    ),
  ).toBe('Roderick');
});

it('believes the model where it followed a piece to the end of its word', () => {
  const grown = [{ word: 'Joran', piece: 'J', p: 0.55, isWhole: true }];
  const words = fused([{ word: 'the', p: 0.3 }], pieces({ J: 0.6, the: 0.3 }, grown), '');
  expect(words[0]).toMatchObject({ word: 'Joran' });
  expect(words.find(({ word }) => word === 'J')?.p ?? 0).toBeLessThan(0.05);
});

it('is conditional on what was typed', () => {
  const next = pieces({ the: 0.5, questions: 0.02, quiet: 0.01 });
  const [first] = fused(
    [
      { word: 'questions', p: 0.5 },
      { word: 'quite', p: 0.4 },
    ],
    next,
    'qu',
  );
  expect(first!.word).toBe('questions');
  expect(first!.p).toBeGreaterThan(0.5);
});

it.each([
  { name: 'a mean', weighing: mix },
  { name: 'a product', weighing: weighted },
])('gives no word more by $name than it says beforehand', ({ weighing }) => {
  const known = agreed([
    { word: 'the', p: 0.3 },
    { word: 'a', p: 0.2 },
  ]);
  for (const sure of ['the', 'a', 'Paris']) {
    for (const p of [0.2, 0.9, 1])
      expect(fuse(known, pieces({ [sure]: p }), '', weighing)[0]!.p).toBeLessThanOrEqual(weighing.most(known));
  }
  expect(fuse(known, pieces({ the: 1 }), '', weighing)[0]!.p).toBeCloseTo(weighing.most(known), 1);
  expect(weighing.most([])).toBeLessThan(weighing.most(known));
});

it('raises the odds of words of the text, and answers no more than it says is the most', () => {
  const raised = new LinearMix(0.6, (word) => (word === 'Carlos' ? 3 : 1), 3);
  const next = pieces({ Carlos: 0.3, the: 0.5 });
  const known = agreed([{ word: 'the', p: 0.1 }]);
  expect(fuse(known, next, '', mix)[0]!.word).toBe('the');
  expect(fuse(known, next, '', raised)[0]!.word).toBe('Carlos');
  for (const p of [0.2, 0.9, 0.999])
    expect(fuse(known, pieces({ Carlos: p }), '', raised)[0]!.p).toBeLessThanOrEqual(raised.most(known));
});
