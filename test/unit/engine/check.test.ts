import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { checkText } from '@/engine/check';
import { openEngine } from '@/engine/open';
import { WordNetwork } from '@/neural/word-network';
import { PackedModel } from '@/ngram/packed-model';
import { NetworkLikelihood } from '@/predict/network-likelihood';
import { constantTable } from '../neural/toy';

const engine = await openEngine('public/data');
const model = new PackedModel(new Uint8Array(readFileSync('public/data/ngrams.bin')).buffer, 'ngrams.bin');
const reader = new NetworkLikelihood(new WordNetwork(constantTable({ past: -12, passed: 0 }), 'toy'), model);
const TEXT = 'She past the exam, my freind.';

it('looks a second time only when it is asked to', async () => {
  const own = { ...engine, decoder: async () => undefined, networkLikelihood: reader.read.bind(reader) };
  const fast = await checkText(own, TEXT, false);
  expect(fast).toMatchObject({ isForeign: false, mistakes: [{ word: 'freind' }] });
  expect(fast).not.toHaveProperty('engine');
  expect(await checkText(own, TEXT, true)).toMatchObject({
    engine: 'built-in network',
    isForeign: false,
    mistakes: [
      { start: 4, end: 8, word: 'past', kind: 'realword', corrections: ['passed'] },
      { word: 'freind', kind: 'nonword' },
    ],
  });
});

it('names the network that is missing', async () => {
  const none = { ...engine, networkLikelihood: undefined };
  expect((await checkText(none, TEXT, false)).mistakes).toHaveLength(1);
  await expect(checkText(none, TEXT, true)).rejects.toThrow('network: words/network.bin is missing');
});

it.each([
  ['The bus stop is about fifteen minuets from here.', ['minuets minutes']],
  ['She past the exam with flying colours.', ['past passed']],
  ['They took a deep breath and jumped over their fence.', []],
])('finds with the network of the extension in %j %j', async (text, expected) => {
  const { mistakes } = await checkText(engine, text, true);
  expect(mistakes.map(({ word, corrections }) => `${word} ${corrections[0]}`)).toEqual(expected);
});

it('says by what it looked', async () => {
  const { engine: by } = await checkText(engine, TEXT, true);
  expect(by).toBe('Built-in language model, 8 bits, and built-in network');
});
