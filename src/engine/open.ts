import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadPassages } from '@/answer/reader';
import { BUILT_IN_DECODER, BUILT_IN_READER, modelEntry } from '@/models/catalog';
import { NetworkLikelihood } from '@/predict/network-likelihood';
import { PERSONAL_HALF_LIFE_TOKENS } from '@/predict/personal';
import type { Predictor } from '@/predict/predictor';
import { addText } from '@/predict/reader';
import { Recency } from '@/predict/recency';
import { scoreText } from '@/predict/score';
import type { Likelihood } from '@/spell/reconsider';
import { Speller } from '@/spell/speller';
import { readSpelling } from '@/spell/table';
import type { NamedEncoder } from './encoder';
import type { Engine, Neural } from './engine';
import type { Bits } from './neural';
import { BUILT_IN, openPredictor } from './predictor';

/** The models that the jobs use, by their names in the catalogue. */
const ENCODER = 'minilm-l6';
const GENERATOR = 'smollm2-135m';

/**
 * Opens the engine on a folder of tables, and on a folder of models in the hub's layout where one is named; throws naming the table
 * and what is wrong with it. `bits`: those of the generator's weights.
 */
export async function openEngine(dataDir: string, modelsDir?: string, { bits = 8 }: { bits?: Bits } = {}): Promise<Engine> {
  if (modelsDir !== undefined && ![ENCODER, GENERATOR].some((id) => isThere(modelsDir, id))) {
    throw new Error(
      `models: ${modelsDir} holds neither ${modelEntry(ENCODER).repository} nor ${modelEntry(GENERATOR).repository}`,
    );
  }
  const bytesOf = (name: string): ArrayBuffer => new Uint8Array(readFileSync(join(dataDir, name))).buffer;
  const { predictor, network } = openPredictor(dataDir);
  const { model } = predictor;
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
  return {
    bytes: model.bytes,
    networkBytes: network?.bytes,
    networkLikelihood: network && likelihoodBy(new NetworkLikelihood(network, model)),
    ...(modelsDir !== undefined && {
      neural: once(() => loadNeural(modelsDir, GENERATOR, predictor, personalOf, bits)),
      encoder: once(() => loadEncoder(modelsDir)),
    }),
    decoder: once(() => loadNeural(BUILT_IN, BUILT_IN_DECODER.id, predictor, personalOf, bits)),
    reader: once(loadReader),
    complete: ({ before, after = '', learned = '', networkWeight }) =>
      predictor.complete(before, { after, personal: personalOf(learned), networkWeight }),
    score: ({ text }) => scoreText(model, text),
    check: ({ text }) => speller().check(text),
    correctWord: ({ word }) => speller().correctWord(word),
  };
}

function likelihoodBy(reader: NetworkLikelihood): Likelihood {
  return (before, texts, options) => reader.read(before, texts, options);
}

function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  return () => {
    loaded ??= load();
    return loaded;
  };
}

// Loaded only where they are wanted: ONNX Runtime's native build is large, and is not there for every machine.

async function loadEncoder(folder: string): Promise<NamedEncoder | undefined> {
  const { openEncoder } = await import('./encoder');
  return isThere(folder, ENCODER) ? openEncoder(folder, ENCODER) : undefined;
}

async function loadReader(): Promise<ReadPassages | undefined> {
  const { openReader } = await import('./reader');
  return isThere(BUILT_IN, BUILT_IN_READER.id) ? openReader(BUILT_IN) : undefined;
}

async function loadNeural(
  folder: string,
  id: string,
  predictor: Predictor,
  personalOf: (learned: string) => Recency | undefined,
  bits: Bits,
): Promise<Neural | undefined> {
  const { openNeural } = await import('./neural');
  return isThere(folder, id) ? openNeural(folder, predictor, personalOf, { id, bits }) : undefined;
}

/** Whether a folder in the hub's layout holds a model. */
function isThere(folder: string, id: string): boolean {
  return existsSync(join(folder, modelEntry(id).repository));
}
