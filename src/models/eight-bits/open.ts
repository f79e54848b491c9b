import type { InferenceSession, Onnx, SessionOptions } from '@/models/onnx';
import { withEightBits } from './rewrite';

/** Opens a graph, with eight-bit weights where it has blocks of four: those would be unpacked at every step on the processor. */
export function openWithEightBits(
  { InferenceSession }: Pick<Onnx, 'InferenceSession'>,
  bytes: Uint8Array,
  options: SessionOptions = {},
): Promise<InferenceSession> {
  const { graph, beside } = withEightBits(bytes);
  return InferenceSession.create(graph, beside ? { ...options, externalData: [beside] } : options);
}
