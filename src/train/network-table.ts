import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type NetworkWeights, packNetwork } from '@/neural/pack';

const ARRAYS = ['embedding', 'bias', 'input', 'recurrent', 'gates', 'projection', 'projectionBias'] as const;

/** Packs the arrays that `src/train/network/export.py` wrote, with the words of the texts that they were learnt from. */
export function readNetworkTable(weights: string, texts: string): ArrayBuffer {
  const read = (name: string): Float32Array => {
    const bytes = readFileSync(join(weights, `${name}.f32`));
    return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  };
  const arrays = Object.fromEntries(ARRAYS.map((name) => [name, read(name)])) as unknown as NetworkWeights;
  const words = readFileSync(join(texts, 'words.txt'), 'utf8').trimEnd().split('\n');
  return packNetwork(arrays, words);
}
