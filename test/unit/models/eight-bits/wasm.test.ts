import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as wasm from 'onnxruntime-web';
import { expect } from 'vitest';
import { modelEntry } from '@/models/catalog';
import { generate } from '@/models/generate';
import type { LanguageModel } from '@/models/language-model';
import { loadModel } from '@/models/load';
import { runtimeOn } from '@/models/runtime';
import { ThreadClient } from '@/models/thread/client';
import type { ThreadPort } from '@/models/thread/messages';
import { serveThread } from '@/models/thread/serve';
import { itWithShared } from '../../../shared';

itWithShared(
  'runs four-bit weights on wasm with eight, and the model thinks what is stored of it',
  'models',
  async (folder) => {
    wasm.env.wasm.numThreads = 1;
    const { port1, port2 } = new MessageChannel();
    let besideBytes = 0;
    const onnx = {
      Tensor: wasm.Tensor,
      InferenceSession: {
        create: (bytes: Uint8Array, options: wasm.InferenceSession.SessionOptions = {}) => {
          for (const { data } of (options.externalData ?? []) as readonly { data: Uint8Array }[]) besideBytes += data.length;
          return wasm.InferenceSession.create(bytes, options);
        },
      },
    };
    serveThread(port2 as ThreadPort, {
      onnx: () => onnx as never,
      card: () => Promise.reject(new Error('there is none')),
      ownCard: () => Promise.reject(new Error('there is none')),
      end: () => port2.close(),
    });
    const client = new ThreadClient(port1 as ThreadPort);
    const entry = modelEntry('smollm2-135m');
    const variant = entry.variants.find(({ device, dtype }) => device === 'wasm' && dtype === 'q4')!;
    const read = async (path: string): Promise<Uint8Array> =>
      new Uint8Array(await readFile(join(folder, entry.repository, path)));
    const loaded = await loadModel(entry, variant, read, runtimeOn(client.onnx, 'wasm')); // Which compares with what is stored.
    expect(besideBytes).toBeGreaterThan(130e6); // A byte each of the 106 M weights, and of the pieces, read and written.
    const model = loaded.model as LanguageModel;
    const prompt = model.tokenizer.encode('The capital of France is');
    let text = '';
    for await (const written of generate(model.sequence(), model.tokenizer, prompt, { maxTokens: 12, stop: ['.'] })) {
      text += written.text;
    }
    expect(text).toBe(' Paris');
    await model.release();
  },
  240_000,
);
