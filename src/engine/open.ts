import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PackedModel } from '@/ngram/packed-model';
import { PERSONAL_HALF_LIFE_TOKENS } from '@/predict/personal';
import { Predictor } from '@/predict/predictor';
import { addText } from '@/predict/reader';
import { Recency } from '@/predict/recency';
import { scoreText } from '@/predict/score';
import { Speller } from '@/spell/speller';
import { readSpelling } from '@/spell/table';
import type { Engine, Neural } from './engine';

/** Opens the engine on a folder of tables, and on a folder of models in the hub's layout where one is named; throws naming the table and what is wrong with it. */
export async function openEngine(dataDir: string, modelsDir?: string): Promise<Engine> {
  const bytesOf = (name: string): ArrayBuffer => new Uint8Array(readFileSync(join(dataDir, name))).buffer;
  const model = new PackedModel(bytesOf('ngrams.bin'), 'ngrams.bin');
  const predictor = new Predictor(model);
  let learnt = { text: '', personal: undefined as Recency | undefined };
  let opened: Speller | undefined;
  // Opened at the first use: a folder of n-grams alone is enough to predict.
  const speller = (): Speller => {
    opened ??= new Speller(model, readSpelling(bytesOf('spelling.bin'), 'spelling.bin'));
    return opened;
  };
  const personalOf = (learned: string): Recency | undefined => {
    if (learned !== learnt.text) {
      const personal = learned === '' ? undefined : new Recency(PERSONAL_HALF_LIFE_TOKENS);
      if (personal) addText(personal, model, learned);
      learnt = { text: learned, personal };
    }
    return learnt.personal;
  };
  const neural = modelsDir === undefined ? undefined : await loadNeural(modelsDir, predictor, personalOf);
  return {
    bytes: model.bytes,
    ...(neural && { neural }),
    complete: ({ before, after = '', learned = '' }) => predictor.complete(before, { after, personal: personalOf(learned) }),
    score: ({ text }) => scoreText(model, text),
    check: ({ text }) => speller().check(text),
    correctWord: ({ word }) => speller().correctWord(word),
  };
}

/** Loaded only where it is wanted: ONNX Runtime's native build is large, and is not there for every machine. */
async function loadNeural(...given: Parameters<typeof import('./neural').openNeural>): Promise<Neural> {
  const { openNeural } = await import('./neural');
  return openNeural(...given);
}
