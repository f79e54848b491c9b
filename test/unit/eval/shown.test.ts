import { expect, it } from 'vitest';
import type { Engine } from '@/engine/engine';
import { goesOn, scoreGate } from '../../eval/next-word/gate';
import { isAccepted, scoreKeyTypeBench } from '../../eval/next-word/keytypebench';
import { scoreTyping } from '../../eval/next-word/typing';

it.each([
  ['people per square mile', ' people per square mile (8.', true],
  [' people', 'people per', true],
  ['peop', 'people per', false],
  ['201', '2014, and', false],
  ['2014', '2014, and', true],
  ['...', '... and then', false],
  ['reply  with\nwhat the rest is', 'reply with what', true],
  ['nation', 'nation', true],
  ['nations', 'nation', true],
  ['', 'nation', false],
  ['String', 'String.', true],
  ['other', '', false],
])('accepts %j for %j: %s', (shown, target, right) => {
  expect(isAccepted(shown, target)).toBe(right);
});

/** Shows what stands after `|` in the text before the caret; silent where there is nothing. */
const told: Engine = {
  bytes: 0,
  complete: ({ before }) => {
    const text = before.split('|')[1];
    return { shown: text ? { text, p: 0.7 } : null, words: [] };
  },
  score: () => ({ words: [], perplexity: Number.NaN, perplexityWithOov: Number.NaN, oov: 0 }),
  check: () => ({ mistakes: [], doubts: [], isForeign: false }),
  correctWord: () => ({ known: true, corrections: [] }),
};

it('scores what is shown by the outcomes of KeyTypeBench', () => {
  const row = (before: string, accepted?: string) => ({
    id: before,
    context: { beforeCursor: before, afterCursor: '' },
    expected: accepted ? { kind: 'insert' as const, modelTarget: accepted, shownAcceptable: [] } : { kind: 'suppress' as const },
    tags: [],
  });
  const score = scoreKeyTypeBench(
    [row('a |right', 'right here'), row('b |wrong', 'right'), row('c', 'x'), row('d'), row('e |f')],
    told,
  );
  expect(score).toEqual({
    rows: 5,
    shown: 3,
    precisionWhenShown: 1 / 3,
    positiveCoverage: 1 / 3,
    wrongShowRate: 2 / 5,
    suppressionAccuracy: 1 / 2,
    qualityScore: (1 + 1 + 0.3) / 5,
  });
});

it('knows a text that goes on with what is shown from one that only begins so', () => {
  expect(goesOn('at the door.', 'at')).toBe(true);
  expect(goesOn('attic door', 'at')).toBe(false);
  expect(goesOn("it's late", 'it')).toBe(false);
  expect(goesOn("it' said he", 'it')).toBe(true);
  expect(goesOn('3rd', '3')).toBe(false);
  expect(goesOn(' more', ' more than')).toBe(false);
  expect(goesOn('end. More', 'end.')).toBe(true);
});

it('looks at the gate before every letter', () => {
  const engine: Engine = {
    ...told,
    complete: ({ before }) => {
      const typed = before.slice('I am '.length);
      if (typed === '') return { shown: null, words: [{ word: 'a', p: 0.2 }] };
      if (typed === 'h') return { shown: { text: 'ere now', p: 0.6 }, words: [{ word: 'here', p: 0.8 }] };
      return { shown: { text: 'ome', p: 0.5 }, words: [{ word: 'home', p: 0.4 }] };
    },
  };
  const [empty, one, two, more] = scoreGate([{ context: 'I am ', prefix: '', word: 'here', rest: ' nowhere' }], engine);
  const from = (rows: { threshold: number }[] | undefined, p: number) => rows?.find(({ threshold }) => threshold === p);
  expect(from(empty?.best, 0.2)).toEqual({ threshold: 0.2, coverage: 1, precision: 0 });
  expect(empty?.shown[0]).toEqual({ threshold: 0, coverage: 0, precision: 0 });
  expect(from(one?.best, 0.8)).toEqual({ threshold: 0.8, coverage: 1, precision: 1 });
  expect(from(one?.best, 0.85)).toEqual({ threshold: 0.85, coverage: 0, precision: 0 });
  expect(one).toMatchObject({
    places: 1,
    shown: [{ coverage: 1, precision: 0 }, ...Array(19).fill({})],
    firstWordPrecision: 1,
    meanCharacters: 7,
  });
  expect(two).toMatchObject({ places: 1, firstWordPrecision: 0, rightCharactersPerPlace: 0 });
  expect(more?.places).toBe(1);
});

it('types with Tab and Ctrl+→ and counts the keys', () => {
  const shows: Record<string, string> = {
    '': 'I am', // right as far as it goes, and not inside a word
    'I am': ' here now', // its first word is right
    'I am here, a': 'nd', // wrong: "all"
    'I am here, al': 'l', // right
  };
  const engine: Engine = {
    ...told,
    complete: ({ before }) => ({ shown: shows[before] ? { text: shows[before], p: 0.5 } : null, words: [] }),
  };
  const score = scoreTyping([{ file: 'a', text: 'I am here, all' }], 5, engine);
  // Tab, Ctrl+→, then "," " " "a" "l", Tab: 7 keys for 14 characters, one of 4 letters beside something wrong.
  expect(score).toEqual({
    sentences: 1,
    characters: 14,
    keystrokes: 7,
    savings: 0.5,
    whole: 2,
    firstWord: 1,
    disturbed: 1 / 4,
    coverage: 4 / 7,
    precision: 3 / 4,
  });
});
