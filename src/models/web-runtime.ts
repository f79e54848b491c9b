import * as ort from 'onnxruntime-web/webgpu';
import type { Onnx } from './onnx';

/** ONNX Runtime in the thread of a model: its wasm lies beside the bundle, and it starts no threads of its own. */
export function webRuntime(): Onnx {
  ort.env.wasm.numThreads = 1;
  ort.env.wasm.proxy = false;
  ort.env.logLevel = 'error';
  return ort;
}

/** Resolves when the graphics card that runs the graphs of this thread is lost; never, where there is none. */
export async function deviceLost(): Promise<void> {
  const device: GPUDevice = await ort.env.webgpu.device;
  await device.lost;
}
