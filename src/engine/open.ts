import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PackedModel } from '@/ngram/packed-model';
import { PERSONAL_HALF_LIFE_TOKENS } from '@/predict/personal';
import { Predictor } from '@/predict/predictor';
import { addText } from '@/predict/reader';
import { Recency } from '@/predict/recency';
import { scoreText } from '@/predict/score';
import type { Engine } from './engine';

/** Opens the engine on a folder of tables; throws naming the table and what is wrong with it. */
export async function openEngine(dataDir: string): Promise<Engine> {
  const file = readFileSync(join(dataDir, 'ngrams.bin'));
  const model = new PackedModel(
    file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer,
    'ngrams.bin',
  );
  const predictor = new Predictor(model);
  let learnt = { text: '', personal: undefined as Recency | undefined };
  return {
    bytes: model.bytes,
    complete({ before, after = '', learned = '' }) {
      if (learned !== learnt.text) {
        const personal = learned === '' ? undefined : new Recency(PERSONAL_HALF_LIFE_TOKENS);
        if (personal) addText(personal, model, learned);
        learnt = { text: learned, personal };
      }
      return predictor.complete(before, { after, personal: learnt.personal });
    },
    score: ({ text }) => scoreText(model, text),
  };
}
