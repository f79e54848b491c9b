import { expect, it } from 'vitest';
import { openEngine } from '@/engine/open';
import type { Mistake, OpenCheck } from '@/spell/mistake';
import { BY_LANGUAGE_MODEL, BY_NETWORK, type Likelihood, reconsider } from '@/spell/reconsider';
import { itWithShared } from '../../shared';

const TEXT = 'It is ok.\nTeh hole was hole, and so it went on and on until the very end of it.';
const nonword: Mistake = { start: 10, end: 13, word: 'Teh', kind: 'nonword', corrections: ['The'], p: 0.9 };
const flagged: Mistake = { start: 14, end: 18, word: 'hole', kind: 'realword', corrections: ['whole'], p: 0.9 };
const check: OpenCheck = {
  mistakes: [nonword, flagged],
  doubts: [
    { start: 14, end: 18, word: 'hole', others: [{ text: 'whole', lead: 4 }] },
    {
      start: 23,
      end: 27,
      word: 'hole',
      others: [
        { text: 'home', lead: 2 },
        { text: 'whole', lead: 1 },
      ],
    },
  ],
  isForeign: false,
};

/** A model to which each word is as likely as it is told. */
const likelihoodOf =
  (likely: Record<string, number>, asked: [string, readonly string[]][] = []): Likelihood =>
  async (before, texts) => {
    asked.push([before, texts]);
    return texts.map((text) => likely[/^\w+/.exec(text)![0]] ?? -10);
  };

it('takes flags away and adds some as the model sees it, and leaves alone what is no word', async () => {
  const right = likelihoodOf({ hole: -1, whole: -30, home: -30 });
  expect(await reconsider(TEXT, check, right, BY_LANGUAGE_MODEL)).toEqual([nonword]);
  const wrong = await reconsider(TEXT, check, likelihoodOf({ hole: -30, whole: -1, home: -20 }), BY_LANGUAGE_MODEL);
  expect(wrong).toMatchObject([
    nonword,
    { start: 14, end: 18, word: 'hole', kind: 'realword', corrections: ['whole'] },
    { start: 23, end: 27, word: 'hole', kind: 'realword', corrections: ['whole', 'home'] },
  ]);
  for (const { p } of wrong) expect(p).toBeGreaterThan(0.5);
});

it('asks with what stands before in the line, and with whole words after', async () => {
  const asked: [string, readonly string[]][] = [];
  await reconsider(TEXT, check, likelihoodOf({}, asked), BY_LANGUAGE_MODEL);
  expect(asked.map(([before]) => before)).toEqual(['Teh ', 'Teh hole was ']);
  expect(asked[1]![1]).toEqual(['hole', 'home', 'whole'].map((word) => `${word}, and so it went on and on until the very end`));
});

it('asks least of a flag to stay, and less of words that people take for each other than of slips', async () => {
  const flags = async (word: string, other: string, sum: number, isFlagged = false): Promise<boolean> => {
    const place = { start: 0, end: word.length, word };
    const check: OpenCheck = {
      mistakes: isFlagged ? [{ ...place, kind: 'realword', corrections: [other], p: 0.9 }] : [],
      doubts: [{ ...place, others: [{ text: other, lead: 0 }] }],
      isForeign: false,
    };
    const likelihood: Likelihood = async (_before, texts) =>
      texts.map((text) => (text.startsWith(other) ? sum / BY_NETWORK.model : 0));
    return (await reconsider(`${word} it is.`, check, likelihood, BY_NETWORK)).length > 0;
  };
  const { leastFlagged, leastMixedUp, least } = BY_NETWORK;
  expect([leastFlagged, leastMixedUp, least]).toEqual([leastFlagged, leastMixedUp, least].sort((a, b) => a - b));
  for (const [word, other, isFlagged, from] of [
    ['House', 'Horse', true, leastFlagged],
    ['Their', 'There', true, leastFlagged],
    ['Their', 'There', false, leastMixedUp],
    ['House', 'Horse', false, least],
  ] as const) {
    expect(await flags(word, other, from + 0.1, isFlagged)).toBe(true);
    expect(await flags(word, other, from - 0.1, isFlagged)).toBe(false);
  }
});

itWithShared(
  'hears with a language model that words were taken for each other',
  'models',
  async (folder) => {
    const engine = await openEngine('public/data', folder);
    const { likelihood } = (await engine.neural!())!;
    const flagsIn = async (text: string): Promise<string[]> => {
      const found = await reconsider(text, engine.check({ text }), likelihood, BY_LANGUAGE_MODEL);
      return found.map(({ word, corrections }) => `${word} ${corrections[0]}`);
    };
    expect(await flagsIn('I waited fifteen minuets for the bus.')).toEqual(['minuets minutes']);
    expect(await flagsIn('They took a deep breath and jumped.')).toEqual([]);
  },
  60_000,
);
