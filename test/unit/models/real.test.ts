import { expect } from 'vitest';
import { loadFromFolder, nodeRuntime } from '@/engine/node-models';
import { modelEntry } from '@/models/catalog';
import type { Encoder } from '@/models/encoder';
import { generate } from '@/models/generate';
import type { LanguageModel } from '@/models/language-model';
import { logSoftmax } from '@/models/sampling';
import { itWithShared } from '../../shared';

async function smol(folder: string): Promise<LanguageModel> {
  return (await loadFromFolder(folder, modelEntry('smollm2-135m'))).model as LanguageModel;
}

itWithShared(
  'goes on from a text, reads only what is new, and cuts what was deleted',
  'models',
  async (folder) => {
    const model = await smol(folder);
    const { tokenizer } = model;
    const prompt = tokenizer.encode('The capital of France is');
    const warm = model.sequence();
    let text = '';
    for await (const written of generate(warm, tokenizer, prompt, { maxTokens: 12, stop: ['.'] })) text += written.text;
    expect(text).toBe(' Paris');

    const steps: number[] = [];
    const counted = async <T>(step: () => Promise<T>): Promise<T> => {
      steps.push(1);
      return step();
    };
    const other = tokenizer.encode('The capital of Italy is');
    const shared = warm.shared(other);
    const cut = await warm.read(other, counted);
    expect(steps).toHaveLength(1);
    expect(shared).toBe(3);
    const cold = await model.sequence().read(other);
    const [a, b] = [logSoftmax(cut), logSoftmax(cold)];
    for (const id of tokenizer.encode(' Rome the not a')) expect(Math.abs(a[id]! - b[id]!)).toBeLessThan(0.3);
    expect(tokenizer.decode([a.indexOf(Math.max(...a))])).toBe(' Rome');

    await warm.read(other, counted); // Nothing new: no step.
    expect(steps).toHaveLength(1);
    await model.release();
  },
  60_000,
);

itWithShared(
  'puts sentences that say the same close together, whatever their batch',
  'models',
  async (folder) => {
    const { model } = await loadFromFolder(folder, modelEntry('minilm-l6'), nodeRuntime());
    const encoder = model as Encoder;
    const texts = [
      'How do I reset my password?',
      'I forgot my login.',
      'Bread is baked in an oven, at a heat that browns its crust.',
    ];
    const [reset, forgot, bread] = await encoder.embed(texts);
    const dot = (x: Float32Array, y: Float32Array): number => x.reduce((sum, value, i) => sum + value * y[i]!, 0);
    expect(dot(reset!, reset!)).toBeCloseTo(1, 4);
    expect(dot(reset!, forgot!)).toBeGreaterThan(dot(reset!, bread!) + 0.2);
    const alone = (await encoder.embed([texts[0]!]))[0]!;
    expect(dot(alone, reset!)).toBeGreaterThan(0.99);
    await encoder.release();
  },
  60_000,
);
