import { expect, it } from 'vitest';
import { loadFromFolder } from '@/engine/node-models';
import { beamSearch } from '@/models/beam';
import { modelEntry } from '@/models/catalog';
import { generate } from '@/models/generate';
import type { LanguageModel } from '@/models/language-model';
import { oneOf } from '@/models/one-of';
import { logSoftmax } from '@/models/sampling';
import { itWithShared } from '../../shared';
import { SIZE, tinyModel, tinyTokenizer as tokenizer } from './tiny-model';

/** Every text of up to `most` letters after a prompt, with its log-probability; "." ends one. */
async function everyWay(model: LanguageModel, prompt: number[], most: number, so: number[] = []): Promise<[string, number][]> {
  const logProbs = logSoftmax(await model.sequence().read([...prompt, ...so]));
  const ways: [string, number][] = [];
  for (let id = 0; id < SIZE; id++) {
    if (tokenizer.endIds.has(id)) ways.push([tokenizer.decode(so), logProbs[id]!]);
    else if (so.length + 1 === most) ways.push([tokenizer.decode([...so, id]), logProbs[id]!]);
    else for (const [text, rest] of await everyWay(model, prompt, most, [...so, id])) ways.push([text, rest + logProbs[id]!]);
  }
  return ways;
}

it('finds the likeliest of all ways where it may follow as many as there are', async () => {
  const model = await tinyModel();
  const prompt = tokenizer.encode('^gh');
  const forLength = ([text, logProb]: [string, number]): number => logProb / Math.max(1, text.length);
  const all = (await everyWay(model, prompt, 3)).sort((a, b) => forLength(b) - forLength(a));
  const found = await beamSearch(model.sequence(), tokenizer, prompt, { beams: SIZE * SIZE, maxTokens: 3 });
  expect(found.slice(0, 8).map(({ text }) => text)).toEqual(all.slice(0, 8).map(([text]) => text));
  for (const [i, { logProb }] of found.slice(0, 8).entries()) expect(logProb).toBeCloseTo(all[i]![1], 4);
  await model.release();
});

it('follows a way that begins unlikely and goes on well', async () => {
  const model = await tinyModel();
  const allowed = oneOf(tokenizer, ['bh', 'cdef']);
  const [best] = await beamSearch(model.sequence(), tokenizer, tokenizer.encode('^a'), { beams: 3, maxTokens: 5, allowed });
  let greedy = '';
  const options = { maxTokens: 5, allowed };
  for await (const { text } of generate(model.sequence(), tokenizer, tokenizer.encode('^a'), options)) greedy += text;
  expect(greedy).toBe('bh'); // "b" is likelier after "a", and "h" is not after "b".
  expect(best!.text).toBe('cdef');
  await model.release();
});

it('stops when it is aborted', async () => {
  const model = await tinyModel();
  const abort = new AbortController();
  abort.abort(new Error('a newer key'));
  const searched = beamSearch(model.sequence(), tokenizer, [1], { beams: 2, maxTokens: 4, signal: abort.signal });
  await expect(searched).rejects.toThrow('a newer key');
  await model.release();
});

itWithShared(
  'chooses, holds back what was said, stops, and finds more likely texts than the greedy one, with a real model',
  'models',
  async (folder) => {
    const model = (await loadFromFolder(folder, modelEntry('smollm2-135m'))).model as LanguageModel;
    const own = model.tokenizer;
    const sequence = model.sequence();
    const say = async (prompt: string, options: Parameters<typeof generate>[3]): Promise<string> => {
      let said = '';
      for await (const { text } of generate(sequence, own, own.encode(prompt), options)) said += text;
      return said;
    };
    const cities = oneOf(own, [' Berlin', ' Rome', ' Paris', ' Parisian bread']);
    expect(await say('The capital of Italy is', { maxTokens: 8, allowed: cities })).toBe(' Rome');
    expect(await say('The capital of France is', { maxTokens: 8, allowed: cities })).toMatch(/^ Paris/);

    const list = 'Red, green, red, green, red, green, red,';
    const plain = await say(list, { maxTokens: 16 });
    const held = await say(list, { maxTokens: 16, repetitionPenalty: 2 });
    const reds = (text: string): number => text.split('red').length - 1;
    expect(reds(plain)).toBeGreaterThanOrEqual(4);
    expect(reds(held)).toBeLessThanOrEqual(1);
    expect(await say('One, two, three, four,', { maxTokens: 20, stop: [' seven'] })).toBe(' five, six,');

    const prompt = own.encode('The weather today is');
    const [best] = await beamSearch(sequence, own, prompt, { beams: 4, maxTokens: 6 });
    let greedy = 0;
    for await (const { logProb } of generate(sequence, own, prompt, { maxTokens: 6 })) greedy += logProb;
    expect(best!.logProb).toBeGreaterThanOrEqual(greedy - 0.01);
    await model.release();
  },
  60_000,
);
