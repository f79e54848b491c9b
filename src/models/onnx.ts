import type { InferenceSession, Tensor, TensorConstructor } from 'onnxruntime-common';

export type { InferenceSession, Tensor };

/** The part of ONNX Runtime that is used, the same in the browser and in Node. */
export interface Onnx {
  InferenceSession: { create(bytes: Uint8Array, options?: InferenceSession.SessionOptions): Promise<InferenceSession> };
  Tensor: TensorConstructor;
}

/** Where a graph runs. `cpu`: ONNX Runtime's native build in Node. */
export type Device = 'webgpu' | 'wasm' | 'cpu';
