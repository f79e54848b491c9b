/** Numbers of a tensor. Halves are their bits, as `Uint16Array`, or a `Float16Array` where the engine has it. */
export type Numbers = Float32Array | Uint16Array | BigInt64Array;
export type NumberType = 'float32' | 'float16' | 'int64';

/** Numbers on a device. Other runtimes have more; this is what is used. */
export interface Tensor {
  readonly type: string;
  readonly dims: readonly number[];
  /** The numbers in row-major order, fetched from where they lie. */
  getData(): Promise<unknown>;
  dispose(): void;
}

/** What a graph says of one of its inputs; words in a shape are dimensions that are free. */
export interface ValueMetadata {
  readonly name: string;
  readonly isTensor: boolean;
  readonly type?: string;
  readonly shape?: readonly (number | string)[];
}

/** A graph in memory. */
export interface InferenceSession {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  readonly inputMetadata: readonly ValueMetadata[];
  /** Computes the outputs named by `fetches`. Inputs stay the caller's to dispose. */
  run(feeds: Record<string, Tensor>, fetches: readonly string[]): Promise<Record<string, Tensor>>;
  release(): Promise<void>;
}

/** How a session is opened, as far as it is set. */
export interface SessionSettings {
  /** `gpu-buffer` leaves outputs on the graphics card until their numbers are asked for. */
  preferredOutputLocation?: 'cpu' | 'gpu-buffer';
  intraOpNumThreads?: number;
}

export interface SessionOptions extends SessionSettings {
  executionProviders?: readonly string[];
  logSeverityLevel?: 0 | 1 | 2 | 3 | 4;
  /** Numbers that lie beside the graph, under the path by which it names them. */
  externalData?: readonly { path: string; data: Uint8Array }[];
}

/** The part of ONNX Runtime that is used, the same in the browser, in Node, and in front of a thread that runs it. */
export interface Onnx {
  InferenceSession: { create(bytes: Uint8Array, options?: SessionOptions): Promise<InferenceSession> };
  Tensor: {
    new (type: 'float32', data: Float32Array, dims: readonly number[]): Tensor;
    new (type: 'float16', data: Uint16Array, dims: readonly number[]): Tensor;
    new (type: 'int64', data: BigInt64Array, dims: readonly number[]): Tensor;
  };
}

/** Where a graph runs. `cpu`: ONNX Runtime's native build in Node. */
export type Device = 'webgpu' | 'wasm' | 'cpu';
