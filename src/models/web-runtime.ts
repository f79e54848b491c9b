import * as ort from 'onnxruntime-web/webgpu';
import type { Onnx } from './onnx';

/** ONNX Runtime in the service worker: its wasm lies beside the bundle, and there are no threads to start. */
export function webRuntime(): Onnx {
  ort.env.wasm.numThreads = 1;
  ort.env.wasm.proxy = false;
  ort.env.logLevel = 'error';
  return ort;
}
