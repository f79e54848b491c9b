import { modelEntry } from '@/models/catalog';
import type { LanguageModel } from '@/models/language-model';
import { LikelihoodReader } from '@/models/likelihood';
import { NextWordReader } from '@/models/next-words';
import { FusedPredictor } from '@/predict/fused-predictor';
import type { Predictor } from '@/predict/predictor';
import type { Recency } from '@/predict/recency';
import type { Neural } from './engine';
import { loadFromFolder } from './node-models';

/** Loads the generator of a folder in the hub's layout. */
export async function openNeural(
  folder: string,
  predictor: Predictor,
  personalOf: (learned: string) => Recency | undefined,
  id: string,
): Promise<Neural> {
  const entry = modelEntry(id);
  const { model, variant } = (await loadFromFolder(folder, entry)) as { model: LanguageModel; variant: { dtype: string } };
  const reader = new NextWordReader(model);
  const likelihood = new LikelihoodReader(model);
  const fused = new FusedPredictor(predictor, (text, known) => reader.read(text, known));
  return {
    name: `${entry.title} ${variant.dtype}`,
    complete: ({ before, after = '', learned = '' }) => fused.complete(before, { after, personal: personalOf(learned) }),
    likelihood: (before, texts) => likelihood.read(before, texts),
    words: ({ before, learned = '' }) => fused.words(before, { personal: personalOf(learned) }),
  };
}
