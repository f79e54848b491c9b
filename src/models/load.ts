import type { ModelEntry, Variant } from './catalog';
import { Encoder } from './encoder';
import { LanguageModel } from './language-model';
import type { Device, InferenceSession } from './onnx';
import { Reader } from './reader';
import type { Runtime } from './runtime';
import { testEncoder, testLanguageModel, testReader } from './self-test';
import { readTokenizer } from './tokenizer';
import { readVocabulary } from './word-pieces';

/** Gives a file of a model, by its path in the repository. */
export type ReadFile = (path: string) => Promise<Uint8Array>;

/** A model ready to work. */
export type Loaded =
  | { kind: 'generator'; model: LanguageModel }
  | { kind: 'encoder'; model: Encoder }
  | { kind: 'reader'; model: Reader };

/** Tokens that one step takes at most: on wasm with four bits sixteen take little longer than one. */
const TOKENS_PER_STEP: Record<Device, number> = { wasm: 16, webgpu: 64, cpu: 64 };

/** The same of an encoder, which reads all of them at once. */
const ENCODED_PER_STEP: Record<Device, number> = { wasm: 192, webgpu: 1024, cpu: 1024 };

/** Loads a model and tests that it computes what it should; throws, with nothing left in memory, where it does not. */
export async function loadModel(entry: ModelEntry, variant: Variant, read: ReadFile, runtime: Runtime): Promise<Loaded> {
  const text = async (path: string): Promise<string> => new TextDecoder().decode(await read(path));
  if (entry.kind === 'reader') {
    const file = entry.files.find((path) => path === 'vocab.txt') ?? 'tokenizer.json';
    const vocabulary = readVocabulary(file, await text(file));
    return opened(await runtime.open(await read(variant.weights)), async (session) => {
      const model = new Reader(runtime.onnx, session, vocabulary, entry.layout ?? 'question-first');
      await testReader(model, entry);
      return { kind: 'reader', model };
    });
  }
  const tokenizer = readTokenizer(await text('tokenizer.json'), await text('tokenizer_config.json'));
  return opened(await runtime.open(await read(variant.weights)), async (session) => {
    if (entry.kind === 'encoder') {
      const model = new Encoder(runtime.onnx, session, tokenizer, ENCODED_PER_STEP[runtime.device]);
      await testEncoder(model, entry);
      return { kind: 'encoder', model };
    }
    const model = new LanguageModel(runtime.onnx, session, tokenizer, TOKENS_PER_STEP[runtime.device]);
    await testLanguageModel(model, entry);
    return { kind: 'generator', model };
  });
}

/** What is made of a session, which is freed where that fails. */
async function opened(session: InferenceSession, make: (session: InferenceSession) => Promise<Loaded>): Promise<Loaded> {
  try {
    return await make(session);
  } catch (reason) {
    await session.release().catch(() => {}); // The device may be what failed.
    throw reason;
  }
}
