import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NETWORK_FILE } from '@/neural/pack';
import { WordNetwork } from '@/neural/word-network';
import { PackedModel } from '@/ngram/packed-model';
import { Predictor } from '@/predict/predictor';

/** Where the extension has its own models. */
export const BUILT_IN = fileURLToPath(new URL('../../public/models', import.meta.url));

/** What predicts by the n-grams of a folder, and by the network that the extension has, where there is one. */
export function openPredictor(dataDir: string): { predictor: Predictor; network: WordNetwork | undefined } {
  const bytesOf = (path: string): ArrayBuffer => new Uint8Array(readFileSync(path)).buffer;
  const predictor = new Predictor(new PackedModel(bytesOf(join(dataDir, 'ngrams.bin')), 'ngrams.bin'));
  const path = join(BUILT_IN, NETWORK_FILE);
  const network = existsSync(path) ? new WordNetwork(bytesOf(path), NETWORK_FILE) : undefined;
  if (network) predictor.use(network);
  return { predictor, network };
}
