import * as ort from 'onnxruntime-web/webgpu';
import type { Card } from './card';
import type { Onnx } from './onnx';

/** ONNX Runtime in the thread of a model: its wasm lies beside the bundle, and it starts no threads of its own. */
export function webRuntime(): Onnx {
  ort.env.wasm.numThreads = 1;
  ort.env.wasm.proxy = false;
  ort.env.logLevel = 'error';
  return ort;
}

/** The graphics card as the graphs of this thread have it, once there is one on it. */
export async function runtimeCard(): Promise<Card> {
  const device: GPUDevice = await ort.env.webgpu.device;
  return { lost: device.lost };
}
