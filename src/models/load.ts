import type { ModelEntry, Variant } from './catalog';
import { Encoder } from './encoder';
import { LanguageModel } from './language-model';
import type { Device, InferenceSession } from './onnx';
import { Reader } from './reader';
import type { Runtime } from './runtime';
import { testEncoder, testLanguageModel, testReader } from './self-test';
import type { Turn } from './sequence';
import { readTokenizer } from './tokenizer';
import { readVocabulary } from './word-pieces';

/** Gives a file of a model, by its path in the repository. */
export type ReadFile = (path: string) => Promise<Uint8Array>;

/** A model ready to work. */
export type Loaded =
  | { kind: 'generator'; model: LanguageModel }
  | { kind: 'encoder'; model: Encoder }
  | { kind: 'reader'; model: Reader };

/**
 * Tokens that one step takes at most, since a step is what a key may have to wait for. On wasm sixteen of SmolLM2-135M take as long as
 * two to five alone, and the time of each is hardly less in larger steps.
 */
const TOKENS_PER_STEP: Record<Device, number> = { wasm: 16, webgpu: 64, cpu: 64 };

/** The same of an encoder, which reads all of them at once. */
const ENCODED_PER_STEP: Record<Device, number> = { wasm: 192, webgpu: 1024, cpu: 1024 };

/** Loads a model and tests that it computes what it should; throws, with nothing left in memory, where it does not. */
export async function loadModel(entry: ModelEntry, variant: Variant, read: ReadFile, runtime: Runtime): Promise<Loaded> {
  const make = await makerOf(entry, read, runtime);
  const session = await runtime.open(await read(variant.weights));
  try {
    const loaded = make(session);
    await testLoaded(entry, loaded);
    return loaded;
  } catch (reason) {
    await session.release().catch(() => {}); // The device may be what failed.
    throw reason;
  }
}

/** Reads what is beside the weights; gives what makes a model of a session. */
async function makerOf(
  entry: ModelEntry,
  read: ReadFile,
  { onnx, device }: Runtime,
): Promise<(session: InferenceSession) => Loaded> {
  const text = async (path: string): Promise<string> => new TextDecoder().decode(await read(path));
  if (entry.kind === 'reader') {
    const file = entry.files.find((path) => path === 'vocab.txt') ?? 'tokenizer.json';
    const vocabulary = readVocabulary(file, await text(file));
    return (session) => ({ kind: 'reader', model: new Reader(onnx, session, vocabulary) });
  }
  const tokenizer = readTokenizer(await text('tokenizer.json'), await text('tokenizer_config.json'));
  return entry.kind === 'encoder'
    ? (session) => ({ kind: 'encoder', model: new Encoder(onnx, session, tokenizer, ENCODED_PER_STEP[device]) })
    : (session) => ({ kind: 'generator', model: new LanguageModel(onnx, session, tokenizer, TOKENS_PER_STEP[device]) });
}

/** Has a model compute what is stored of it; rejects with `WrongNumbers` where it comes out otherwise. */
export async function testLoaded(entry: ModelEntry, loaded: Loaded, turn?: Turn): Promise<void> {
  const { id } = entry;
  if (loaded.kind === 'encoder' && entry.kind === 'encoder') await testEncoder(loaded.model, id, entry.selfTest, turn);
  if (loaded.kind === 'reader' && entry.kind === 'reader') await testReader(loaded.model, id, entry.selfTest, turn);
  if (loaded.kind === 'generator' && entry.kind === 'generator') {
    await testLanguageModel(loaded.model, id, entry.selfTest, turn);
  }
}
