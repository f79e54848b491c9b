import { expect, it } from 'vitest';
import { openEngine } from '@/engine/open';
import type { Mistake, OpenCheck } from '@/spell/mistake';
import { type Likelihood, reconsider } from '@/spell/reconsider';
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
  expect(await reconsider(TEXT, check, right)).toEqual([nonword]);
  const wrong = await reconsider(TEXT, check, likelihoodOf({ hole: -30, whole: -1, home: -20 }));
  expect(wrong).toMatchObject([
    nonword,
    { start: 14, end: 18, word: 'hole', kind: 'realword', corrections: ['whole'] },
    { start: 23, end: 27, word: 'hole', kind: 'realword', corrections: ['whole', 'home'] },
  ]);
  for (const { p } of wrong) expect(p).toBeGreaterThan(0.5);
});

it('asks with what stands before in the line, and with whole words after', async () => {
  const asked: [string, readonly string[]][] = [];
  await reconsider(TEXT, check, likelihoodOf({}, asked));
  expect(asked.map(([before]) => before)).toEqual(['Teh ', 'Teh hole was ']);
  expect(asked[1]![1]).toEqual(['hole', 'home', 'whole'].map((word) => `${word}, and so it went on and on until the very end`));
});

itWithShared(
  'hears with a language model that words were taken for each other',
  'models',
  async (folder) => {
    const engine = await openEngine('public/data', folder);
    const { likelihood } = (await engine.neural!())!;
    const flagsIn = async (text: string): Promise<string[]> => {
      const found = await reconsider(text, engine.check({ text }), likelihood);
      return found.map(({ word, corrections }) => `${word} ${corrections[0]}`);
    };
    expect(await flagsIn('I waited fifteen minuets for the bus.')).toEqual(['minuets minutes']);
    expect(await flagsIn('They took a deep breath and jumped.')).toEqual([]);
  },
  60_000,
);
