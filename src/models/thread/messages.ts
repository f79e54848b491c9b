import type { Numbers, NumberType, SessionOptions, ValueMetadata } from '@/models/onnx';

/** A tensor on its way to the thread: one that lies there already, or its numbers. */
export type SentTensor = { ref: number } | { type: NumberType; data: Numbers; dims: readonly number[] };

/** The first message from a thread: it holds a lock from now on, which is free when it is gone, however it went. */
export const HELD = 'held';

/** The last message from a thread whose graphics card was lost: it ends, and so does all that was asked of it. */
export const LOST = 'lost';

/** What a thread is asked; one graph for each thread. */
export type ThreadRequest =
  | { kind: 'open'; bytes: Uint8Array; options: SessionOptions }
  | { kind: 'run'; feeds: Record<string, SentTensor>; fetches: readonly string[] }
  | { kind: 'numbers'; ref: number };

/** The last message to a thread: it is to end, which frees all it has. */
export const END = 'end';

/** `free`: tensors that are no longer needed; they are freed before anything else is done. */
export type Asked = ThreadRequest & { id: number; free: number[] };

/** A tensor that was left in the thread. */
export interface KeptTensor {
  ref: number;
  type: string;
  dims: readonly number[];
}

/** What a thread answers to each question. */
export interface ThreadAnswers {
  open: { inputNames: readonly string[]; outputNames: readonly string[]; inputMetadata: readonly ValueMetadata[] };
  run: Record<string, KeptTensor>;
  numbers: unknown;
}

export type Answered = { id: number; answer: unknown } | { id: number; error: { name: string; message: string } };

/** The part of a MessagePort that is used, the same in browsers and in Node. */
export interface ThreadPort {
  postMessage(message: unknown, transfer: ArrayBuffer[]): void;
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
  addEventListener(type: 'close', listener: () => void): void;
  start(): void;
  close(): void;
}
