import { modelEntry } from '@/models/catalog';
import type { LanguageModel } from '@/models/language-model';
import { LikelihoodReader } from '@/models/likelihood';
import { NextWordReader } from '@/models/next-words';
import { atOnce } from '@/models/sequence';
import { writePoints } from '@/models/write';
import { FusedPredictor } from '@/predict/fused-predictor';
import type { Predictor } from '@/predict/predictor';
import type { Recency } from '@/predict/recency';
import type { Neural } from './engine';
import { likelyAnswersBy } from './likely-answers';
import { eightBitRuntime, loadFromFolder, nodeRuntime } from './node-models';

/** Four bits as on a graphics card, or eight as on the processor of a browser. */
export type Bits = 4 | 8;

/** Loads the generator of a folder in the hub's layout; its weights of four bits are used as they are, or made eight. */
export async function openNeural(
  folder: string,
  predictor: Predictor,
  personalOf: (learned: string) => Recency | undefined,
  { id, bits }: { id: string; bits: Bits },
): Promise<Neural> {
  const entry = modelEntry(id);
  const runtime = bits === 8 ? eightBitRuntime() : nodeRuntime();
  const { model } = (await loadFromFolder(folder, entry, runtime)) as { model: LanguageModel };
  const reader = new NextWordReader(model);
  const likelihood = new LikelihoodReader(model);
  const fused = new FusedPredictor(predictor, (text, known) => reader.read(text, known));
  return {
    name: `${entry.title}, ${bits} bits`,
    complete: ({ before, after = '', learned = '' }) => fused.complete(before, { after, personal: personalOf(learned) }),
    likelihood: (before, texts) => likelihood.read(before, texts),
    likelyAnswers: likelyAnswersBy(model),
    writePoints: async (paragraphs, count, told, signal) => {
      for await (const sentence of writePoints(model, paragraphs, count, { turn: atOnce, signal })) told(sentence);
    },
    words: ({ before, learned = '' }) => fused.words(before, { personal: personalOf(learned) }),
  };
}
