import { modelEntry, type Variant } from '@/models/catalog';
import type { Encoder } from '@/models/encoder';
import { generate } from '@/models/generate';
import type { LanguageModel } from '@/models/language-model';
import { loadModel } from '@/models/load';
import { NextWordReader } from '@/models/next-words';
import { Queue } from '@/models/queue';
import { runtimeOn } from '@/models/runtime';
import type { Turn } from '@/models/sequence';
import { ThreadClient } from '@/models/thread/client';
import { PackedModel } from '@/ngram/packed-model';
import { FusedPredictor } from '@/predict/fused-predictor';
import { Predictor } from '@/predict/predictor';

export type GraphDevice = Variant['device'];

/** Loads a model as the extension does: in a thread of its own, tested. */
export async function loadInThread(hub: string, id: string, device: GraphDevice): Promise<LanguageModel | Encoder> {
  const entry = modelEntry(id);
  const variant = entry.variants.find(({ weights, device: kind }) => kind === device && !weights.includes('f16'))!;
  // The local copy of the generator has four bits only.
  const weights = entry.kind === 'generator' ? 'onnx/model_q4.onnx' : variant.weights;
  const read = async (path: string): Promise<Uint8Array> =>
    (await kept(`${hub}${entry.repository}/resolve/main/${path}`)).slice();
  const thread = new Worker(new URL('../../../../src/models/thread/worker.ts', import.meta.url), { type: 'module' });
  const { port1, port2 } = new MessageChannel();
  thread.postMessage(crypto.randomUUID(), [port2]);
  const client = new ThreadClient(port1);
  void client.ended.then(() => thread.terminate());
  const settings = entry.kind === 'generator' && device === 'webgpu' ? ({ preferredOutputLocation: 'gpu-buffer' } as const) : {};
  const loaded = await loadModel(entry, { ...variant, weights }, read, runtimeOn(client.onnx, device, settings));
  if (loaded.kind === 'reader') throw new Error(`${id} is neither a generator nor an encoder`);
  return loaded.model;
}

const files = new Map<string, Promise<Uint8Array>>();

/** A file of the server, fetched once: what the browser keeps of a request would look like memory of the model. */
function kept(address: string): Promise<Uint8Array> {
  let file = files.get(address);
  if (!file) {
    file = fetch(address).then(async (response) => {
      if (!response.ok) throw new Error(`${address}: status ${response.status}`);
      return new Uint8Array(await response.arrayBuffer());
    });
    files.set(address, file);
  }
  return file;
}

/** Completes as the extension does, with its tables: until all that is shown is decided. */
export async function completer(model: LanguageModel): Promise<(text: string) => Promise<string>> {
  const table = await kept('/data/ngrams.bin');
  const predictor = new Predictor(new PackedModel(table.slice().buffer as ArrayBuffer, 'ngrams.bin'));
  const reader = new NextWordReader(model);
  const fused = new FusedPredictor(predictor, (text, known) => reader.read(text, known));
  return async (text) => (await fused.complete(text)).shown?.text ?? '';
}

export interface Decoding {
  tokensPerSecond: number;
  /** The longest time in ms for which this side, where keys are served, was held while a model wrote. */
  longestHoldMs: number;
}

/** Writes tokens one after another. */
export async function decode(model: LanguageModel, maxTokens: number): Promise<Decoding> {
  const sequence = model.sequence();
  const prompt = model.tokenizer.encode('Once upon a time');
  await sequence.read(prompt);
  const holds = watchHolds();
  const start = performance.now();
  for await (const _ of generate(sequence, model.tokenizer, prompt, { maxTokens }));
  const ms = performance.now() - start;
  sequence.clear();
  return { tokensPerSecond: ((maxTokens - 1) * 1000) / ms, longestHoldMs: holds.end() };
}

/** Looks how long messages have to wait. */
function watchHolds(): { end(): number } {
  const { port1, port2 } = new MessageChannel();
  let longest = 0;
  let last = performance.now();
  port1.onmessage = () => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
    port2.postMessage(0);
  };
  port2.postMessage(0);
  return {
    end: () => {
      port1.close();
      return longest;
    },
  };
}

export interface Preemption {
  /** Tokens of the answer that are still begun after the key was pressed, before it is served. */
  tokensLate: number;
  /** From the key to what comes after its letter. */
  servedMs: number;
  /** Tokens of the answer that are read again after it. */
  readAgain: number;
}

/** Presses a key while an answer is written. */
export async function preempt(model: LanguageModel): Promise<Preemption> {
  const queue = new Queue();
  const typed = model.sequence();
  const line = model.tokenizer.encode('Thank you for your');
  await typed.read(line);
  let [pressedMs, servedMs, tokensLate, steps] = [0, 0, 0, 0];
  const answerTurn: Turn = (step) =>
    queue.run('answer', () => {
      steps++;
      if (pressedMs && !servedMs) tokensLate++;
      return step();
    });
  const prompt = model.tokenizer.encode('The town');
  const answer = model.sequence();
  let key: Promise<unknown> | undefined;
  let tokens = 0;
  for await (const _ of generate(answer, model.tokenizer, prompt, { maxTokens: 6, turn: answerTurn })) {
    if (++tokens !== 3) continue;
    // In the middle of the next step.
    setTimeout(() => {
      pressedMs = performance.now();
      key = typed
        .read([...line, ...model.tokenizer.encode(' help')], (step) => queue.run('typing', step))
        .then(() => {
          servedMs = performance.now() - pressedMs;
        });
    }, 5);
  }
  await key;
  return { tokensLate, servedMs, readAgain: steps - tokens };
}

/** Sentences of different lengths, embedded together. */
export async function embedRate(encoder: Encoder, texts: readonly string[]): Promise<number> {
  const start = performance.now();
  await encoder.embed(texts);
  return (texts.length * 1000) / (performance.now() - start);
}
