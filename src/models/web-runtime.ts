import * as ort from 'onnxruntime-web/webgpu';
import type { Onnx } from './onnx';

/** ONNX Runtime in the thread of a model: its wasm lies beside the bundle, and it starts no threads of its own. */
export function webRuntime(): Onnx {
  ort.env.wasm.numThreads = 1;
  ort.env.wasm.proxy = false;
  ort.env.logLevel = 'error';
  return ort;
}
