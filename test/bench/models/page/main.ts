import type { Encoder } from '@/models/encoder';
import type { LanguageModel } from '@/models/language-model';
import { CONTEXT, typedMs } from '../text';
import { completer, type Decoding, decode, embedRate, type GraphDevice, loadInThread, type Preemption, preempt } from './own';

/** What the page measures when it is asked to. */
export interface BenchPage {
  /** Loads a model; gives the ms it took. */
  load(hub: string, id: string, device: GraphDevice): Promise<number>;
  typed(): Promise<number[]>;
  decode(tokens: number): Promise<Decoding>;
  preempt(): Promise<Preemption>;
  embed(sentences: number): Promise<number>;
  release(): Promise<void>;
  /** The plain pipeline in a thread like ours. */
  pipeline(hub: string, device: GraphDevice): Promise<{ loadMs: number; typed: number[] }>;
}

declare global {
  interface Window {
    bench: BenchPage;
  }
}

let model: LanguageModel | Encoder;

window.bench = {
  load: async (hub, id, device) => {
    const start = performance.now();
    model = await loadInThread(hub, id, device);
    return performance.now() - start;
  },
  typed: async () => typedMs(await completer(model as LanguageModel)),
  decode: (tokens) => decode(model as LanguageModel, tokens),
  preempt: () => preempt(model as LanguageModel),
  embed: (sentences) =>
    embedRate(
      model as Encoder,
      Array.from({ length: sentences }, (_, i) => CONTEXT.slice(i * 9, i * 9 + 60 + (i % 5) * 40)),
    ),
  release: () => model.release(),
  pipeline: (hub, device) =>
    new Promise((resolve, reject) => {
      const thread = new Worker(new URL('./pipeline.ts', import.meta.url), { type: 'module' });
      thread.onerror = ({ message }) => reject(new Error(`the plain pipeline: ${message}`));
      thread.onmessage = ({ data }) => {
        thread.terminate();
        resolve(data);
      };
      thread.postMessage({ device, hub });
    }),
};
