import type { Device, InferenceSession, Onnx, SessionOptions, SessionSettings } from './onnx';

/** Opens graphs on a device. */
export interface Runtime {
  onnx: Onnx;
  device: Device;
  /** A session on the graph in `bytes`. Rejects with what ONNX Runtime says where the graph does not fit the device. */
  open(bytes: Uint8Array): Promise<InferenceSession>;
}

/** ONNX Runtime creates one session at a time, whatever the device; a failed one must not stop the next. */
let last: Promise<unknown> = Promise.resolve();

/** The runtime of one device. */
export function runtimeOn(onnx: Onnx, device: Device, settings: SessionSettings = {}): Runtime {
  const options = (): SessionOptions => ({
    executionProviders: [device],
    logSeverityLevel: 3,
    ...settings,
  });
  return {
    onnx,
    device,
    open(bytes) {
      const opened = last.then(() => onnx.InferenceSession.create(bytes, options()));
      last = opened.catch(() => {});
      return opened;
    },
  };
}
