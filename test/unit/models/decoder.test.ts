import { readFileSync, statSync } from 'node:fs';
import { expect, it } from 'vitest';
import { eightBitRuntime, loadFromFolder, nodeRuntime } from '@/engine/node-models';
import { BUILT_IN_DECODER } from '@/models/catalog';
import type { LanguageModel } from '@/models/language-model';
import { NextWordReader, SHORT } from '@/models/next-words';
import { readTokenizer } from '@/models/tokenizer';

const FOLDER = 'public/models';
const PATH = `${FOLDER}/${BUILT_IN_DECODER.repository}`;
const FILES = ['model.onnx', ...BUILT_IN_DECODER.files];

it.each([
  { bits: 4, runtime: nodeRuntime },
  { bits: 8, runtime: eightBitRuntime },
])('goes on with a sentence, with weights of $bits bits', async ({ runtime }) => {
  const { model } = await loadFromFolder(FOLDER, BUILT_IN_DECODER, runtime()); // Which compares it with what is stored.
  const reader = new NextWordReader(model as LanguageModel, SHORT);
  const words = (await reader.read('Could you please send me the ')).words('lat').sort((a, b) => b.p - a.p);
  expect(words[0]!.word).toBe('latest');
  await model.release();
});

it('has the size that its card and the options name', () => {
  const bytes = FILES.reduce((sum, file) => sum + statSync(`${PATH}/${file}`).size, 0);
  const card = readFileSync(`${PATH}/README.md`, 'utf8');
  expect(card).toContain(`${bytes.toLocaleString('en')} bytes`);
  for (const { aboutBytes } of BUILT_IN_DECODER.variants) expect(Math.abs(aboutBytes - bytes)).toBeLessThan(1e6);
});

it('reads any text in the pieces that were left, and gives it back', () => {
  const [tokenizerJson, config] = BUILT_IN_DECODER.files.map((file) => readFileSync(`${PATH}/${file}`, 'utf8'));
  const tokenizer = readTokenizer(tokenizerJson!, config!);
  for (const text of [
    'The quick brown fox.',
    'naïve café, 25 °C',
    '日本語 und Straße',
    '🙂 ok\n\tif (a < 1) {}',
    'antidisestablishmentarianism',
  ]) {
    const ids = tokenizer.encode(text);
    expect(tokenizer.decode(ids)).toBe(text);
    expect(Math.max(...ids)).toBeLessThan(15_360);
  }
});
