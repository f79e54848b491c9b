import { expect, it } from 'vitest';
import { loadFromFolder } from '@/engine/node-models';
import { modelEntry } from '@/models/catalog';
import { Encoder } from '@/models/encoder';
import type { LanguageModel } from '@/models/language-model';
import type { InferenceSession } from '@/models/onnx';
import { testEncoder, testLanguageModel } from '@/models/self-test';
import { itWithShared } from '../../shared';
import { tinyModel } from './tiny-model';

it('tells a model that finds the text unlikely, or thinks otherwise of it than is stored', async () => {
  const model = await tinyModel();
  await testLanguageModel(model, 'tiny', { text: 'abcdefgh', leastMeanLogProb: -1 });
  expect(model.speed.tokensPerSecond).toBeGreaterThan(0);
  await expect(testLanguageModel(model, 'tiny', { text: 'ahbgcfde', leastMeanLogProb: -1 })).rejects.toThrow(
    /tiny finds plain English unlikely here: -\d\.\d\d a token, expected -1 or more/,
  );
  const stored = { text: 'abcd', leastMeanLogProb: -5 };
  await expect(testLanguageModel(model, 'tiny', { ...stored, logProbs: [-9, -9, -9, -9] })).rejects.toThrow('from the stored');
  await expect(testLanguageModel(model, 'tiny', { ...stored, logProbs: [-0.1] })).rejects.toThrow(
    'is NaN a token from the stored',
  );
  await model.release();
});

itWithShared(
  'finds the right numbers in the real models, and wrong ones where neighbours have changed places',
  'models',
  async (folder) => {
    const entry = modelEntry('minilm-l6');
    if (entry.kind !== 'encoder') throw new Error('MiniLM is an encoder');
    const { model } = (await loadFromFolder(folder, entry)) as { model: Encoder };
    const noisy = new Encoder(model.onnx, garbled(model.session, 'last_hidden_state'), model.tokenizer, 1024);
    await expect(testEncoder(noisy, entry.id, entry.selfTest)).rejects.toThrow(/minilm-l6 (is|sees)/);
    await model.release();

    const smol = modelEntry('smollm2-135m');
    if (smol.kind !== 'generator') throw new Error('SmolLM2 is a generator');
    const { model: generator } = (await loadFromFolder(folder, smol)) as { model: LanguageModel };
    Object.assign(generator, { session: garbled(generator.session, 'logits') });
    await expect(testLanguageModel(generator, smol.id, smol.selfTest)).rejects.toThrow(/smollm2-135m (is|finds)/);
    await generator.release();
  },
  60_000,
);

/** A session whose output has every other number in the place of its neighbour, as from a kernel that strides wrongly. */
function garbled(session: InferenceSession, name: string): InferenceSession {
  const { inputNames, outputNames, inputMetadata } = session;
  return {
    ...{ inputNames, outputNames, inputMetadata },
    run: async (feeds, fetches) => {
      const results = await session.run(feeds, fetches);
      const data = (await results[name]?.getData()) as Float32Array | undefined;
      for (let i = 0; data && i + 1 < data.length; i += 2) [data[i], data[i + 1]] = [data[i + 1]!, data[i]!];
      return results;
    },
    release: () => session.release(),
  };
}
