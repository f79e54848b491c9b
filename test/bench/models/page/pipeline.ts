import { env, pipeline } from '@xenova/transformers';
import { typedMs, WRITTEN_TOKENS } from '../text';

/** The plain pipeline of transformers.js, in a thread like ours, on the same graph. */
self.onmessage = async ({ data }: MessageEvent<{ device: 'wasm' | 'webgpu'; hub: string }>) => {
  env.allowLocalModels = false;
  env.remoteHost = data.hub;
  env.useBrowserCache = false;
  const { wasm } = env.backends.onnx;
  if (wasm) {
    wasm.numThreads = 1;
    wasm.wasmPaths = new URL('/ort/', data.hub).href;
  }
  const start = performance.now();
  const generator = await pipeline('text-generation', 'HuggingFaceTB/SmolLM2-135M-Instruct', {
    dtype: 'q4',
    device: data.device,
  });
  const loadMs = performance.now() - start;
  const typed = await typedMs((text) => generator(text, { max_new_tokens: WRITTEN_TOKENS, return_full_text: false }));
  self.postMessage({ loadMs, typed });
};
