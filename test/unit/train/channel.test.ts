import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROW } from '@/spell/channel';
import { lettersOf, textOf } from '@/spell/letters';
import { align } from '@/train/alignment';
import { learnChannel } from '@/train/channel';
import { evaluatedErrors } from '@/train/evaluated';
import { anyNear, chooseLexicon } from '@/train/lexicon';
import { soundRules } from '@/train/sounds';
import { costOf, rule, toyChannel } from '../spell/toy';

const [a, e] = [0, 4];

describe('aligning', () => {
  it.each([
    ['receive', 'recieve', ['transposition']],
    ['until', 'untill', ['insertion']],
    ['accept', 'acept', ['omission']],
    ['separate', 'seperate', ['substitution']],
    ['the', 'the', []],
    ['', 'ab', ['insertion', 'insertion']],
  ])('"%s" typed "%s" is %j', (meant, typed, kinds) => {
    const slips = align(lettersOf(meant), lettersOf(typed), toyChannel());
    expect(slips.filter(({ kind }) => kind !== 'match').map(({ kind }) => kind)).toEqual(kinds);
  });

  it('costs what the best of all alignments costs', () => {
    const channel = toyChannel();
    for (const [meant, typed] of [
      ['abcd', 'badc'],
      ['aaa', 'a'],
      ['letter', 'lettres'],
      ['x', 'yyyy'],
    ] as const) {
      const total = align(lettersOf(meant), lettersOf(typed), { ...channel, first: 0 }).reduce((sum, { cost }) => sum + cost, 0);
      expect(total).toBeCloseTo(costOf(lettersOf(meant), lettersOf(typed), { ...channel, first: 0 }), 4);
    }
  });
});

describe('learning a channel', () => {
  const words = ['separate', 'desperate', 'accurate', 'private', 'climate', 'pirate', 'senate', 'debate'];
  const pairs = [
    ...words.flatMap((meant) => [meant, meant, meant].map(() => ({ meant, typed: meant.replace(/a(?=.e$)/, 'e') }))),
    ...['phone', 'photo', 'phrase', 'graph', 'phase', 'elephant'].flatMap((meant) =>
      [1, 2, 3].map(() => ({ meant, typed: meant.replace('ph', 'f') })),
    ),
  ];
  const { substitutions, rules } = learnChannel(pairs, [], () => {});

  it('makes cheap what was seen often', () => {
    expect(substitutions[a * ROW + e]!).toBeLessThan(2);
    expect(substitutions[e * ROW + a]!).toBeGreaterThan(3);
  });

  it('finds replacements of several letters', () => {
    const found = rules.map(({ meant, typed }) => `${textOf(meant)}>${textOf(typed)}`);
    expect(found).toContain('ph>f');
    expect(found).toContain('ate>ete');
  });

  it('adds those of sounds where they are cheaper than single slips', () => {
    const sounds = [rule('ough', 'uf', 1), rule('ate', 'ait', 30)];
    const withSounds = learnChannel(pairs, sounds, () => {}).rules.map(({ meant, typed }) => `${textOf(meant)}>${textOf(typed)}`);
    expect(withSounds).toContain('ough>uf');
    expect(withSounds).not.toContain('ate>ait');
  });
});

it('learns the spellings of sounds from pronunciations', () => {
  const words: [string, string][] = [
    ...([
      'fan F AE N',
      'fat F AE T',
      'fed F EH D',
      'fin F IH N',
      'fun F AH N',
      'if IH F',
      'fit F IH T',
      'fig F IH G',
      'fad F AE D',
    ] as const),
    ...([
      'phat F AE T',
      'graph G R AE F',
      'phed F EH D',
      'phin F IH N',
      'nymph N IH M F',
      'phig F IH G',
      'phad F AE D',
      'lymph L IH M F',
      'phit F IH T',
    ] as const),
  ].map((line) => [line.split(' ')[0]!, line.slice(line.indexOf(' ') + 1)]);
  const rules = soundRules(words.map(([word, sounds]) => ({ word, sounds: sounds.split(' ') })));
  expect(rules.map(({ meant, typed }) => `${textOf(meant)}>${textOf(typed)}`).sort()).toEqual(['f>ph', 'ph>f']);
  expect(rules[0]!.cost).toBeCloseTo(-Math.log(0.5), 1);
});

describe('choosing the lexicon', () => {
  const choose = (counts: Record<string, number>, terms: string[] = [], informal: string[] = []) =>
    chooseLexicon({
      counts: new Map(Object.entries(counts)),
      grades: new Map([
        ['receive', 10],
        ['wright', 60],
        ['write', 10],
        ['zax', 70],
        ['tax', 10],
      ]),
      rarities: new Set(['largesse', 'recieve']),
      isInDictionary: (word) => word === 'Paris',
      misspellings: new Set(['recieve', 'thier']),
      terms,
      informal,
    }).map(({ word }) => word);

  it('takes what dictionaries have, and leaves out slips, however frequent', () => {
    expect(choose({ receive: 5000, recieve: 300, thier: 5000, Paris: 9 }).sort()).toEqual(
      ['Paris', 'receive', 'tax', 'write', 'wright', 'zax'].sort(),
    );
  });

  it('takes terms unseen, but none that is a slip or near a frequent word', () => {
    const [terms, informal] = [['receave', 'thier', 'middleware'], ['taxx']];
    expect(choose({ receive: 100 }, terms)).toEqual(expect.arrayContaining(['middleware', 'receave']));
    const chosen = choose({ receive: 5000, tax: 5000 }, terms, informal);
    expect(chosen).toEqual(expect.arrayContaining(['middleware', 'taxx']));
    expect(chosen).not.toContain('receave');
    expect(chosen).not.toContain('thier');
  });

  it('takes frequent strings that no dictionary has, unless a far more frequent word is one slip away', () => {
    const chosen = choose({ blog: 400, receive: 50_000, reeeive: 400, Kasparov: 30, Kasparow: 2 });
    expect(chosen).toEqual(expect.arrayContaining(['blog', 'Kasparov']));
    expect(chosen).not.toContain('reeeive');
    expect(chosen).not.toContain('Kasparow');
  });

  it('leaves out rare words that would hide the slips of common ones', () => {
    expect(choose({ tax: 9000, zax: 1 })).toContain('zax');
    expect(choose({ tax: 90_000, zax: 0 })).not.toContain('zax');
  });

  it('takes no possessives, no shouting and nothing but letters', () => {
    expect(choose({ "Paris's": 50, RECEIVE: 900, a1: 900, x: 900, receive: 9 })).toEqual([
      'receive',
      'wright',
      'write',
      'zax',
      'tax',
    ]);
  });
});

it('tries every word one slip away', () => {
  const near = new Set<string>();
  anyNear('ab', (word) => {
    near.add(word);
    return false;
  });
  for (const word of ['b', 'a', 'ba', 'xb', 'ax', 'xab', 'axb', 'abx', "ab'"]) expect(near).toContain(word);
  expect(near).not.toContain('abxx');
});

it('reads the errors of evaluation sets, to keep them out of training', () => {
  const folder = mkdtempSync(join(tmpdir(), 'inkling-without-'));
  writeFileSync(join(folder, 'one.dat'), '$receive\nrecieve 3\nReceeve\n');
  writeFileSync(join(folder, 'two.txt'), 'their: thier ther\n');
  writeFileSync(join(folder, 'three-tagged.dat'), 'I <ERR targ=went> wen </ERR> home\n');
  writeFileSync(join(folder, 'four.src'), 'Some wrods here\n');
  const errors = evaluatedErrors(folder);
  for (const word of ['recieve', 'receeve', 'thier', 'ther', 'wen', 'wrods']) expect(errors).toContain(word);
  for (const word of ['$receive', 'receive', 'their:', 'home', '']) expect(errors).not.toContain(word);
  expect(() => evaluatedErrors('/no/such')).toThrow('no folder "/no/such"');
});
