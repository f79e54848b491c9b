import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as ort from 'onnxruntime-node';
import type { ModelEntry, Variant } from '@/models/catalog';
import { openWithEightBits } from '@/models/eight-bits/open';
import { unpackWeights } from '@/models/few-bits/unpack';
import { type Loaded, loadModel } from '@/models/load';
import type { Onnx } from '@/models/onnx';
import { type Runtime, runtimeOn } from '@/models/runtime';

/** ONNX Runtime's native build, on the processor. */
export function nodeRuntime(threads = 2): Runtime {
  const create: Onnx['InferenceSession']['create'] = (bytes, options) =>
    ort.InferenceSession.create(unpackWeights(bytes), options);
  return runtimeOn({ Tensor: ort.Tensor, InferenceSession: { create } }, 'cpu', { intraOpNumThreads: threads });
}

/** The same with the weights that a browser's processor is given: eight bits where the file has four. */
export function eightBitRuntime(threads = 2): Runtime {
  const create: Onnx['InferenceSession']['create'] = (bytes, options) => openWithEightBits(ort, unpackWeights(bytes), options);
  return runtimeOn({ Tensor: ort.Tensor, InferenceSession: { create } }, 'cpu', { intraOpNumThreads: threads });
}

/** Loads a model from a folder in the hub's layout (`folder/owner/name/file`), with the weights that are there. */
export async function loadFromFolder(
  folder: string,
  entry: ModelEntry,
  runtime = nodeRuntime(),
): Promise<Loaded & { variant: Variant }> {
  const tried: string[] = [];
  for (const variant of entry.variants) {
    // A copy that is no Buffer, whose slices would be views.
    const read = async (path: string): Promise<Uint8Array> =>
      new Uint8Array(await readFile(join(folder, entry.repository, path)));
    const isThere = await access(join(folder, entry.repository, variant.weights)).then(
      () => true,
      () => false,
    );
    if (isThere) return { ...(await loadModel(entry, variant, read, runtime)), variant };
    tried.push(variant.weights);
  }
  throw new Error(`models: ${join(folder, entry.repository)} has none of ${[...new Set(tried)].join(', ')}`);
}
