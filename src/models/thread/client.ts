import { CardLost } from '@/models/card';
import type { InferenceSession, Numbers, NumberType, Onnx, SessionOptions, Tensor, ValueMetadata } from '@/models/onnx';
import {
  type Answered,
  END,
  HELD,
  type KeptTensor,
  LOST,
  type SentTensor,
  type ThreadAnswers,
  type ThreadPort,
  type ThreadRequest,
} from './messages';

interface Waiting {
  resolve(answer: unknown): void;
  reject(reason: Error): void;
}

/**
 * ONNX Runtime in another thread, for one graph. Nothing here computes: numbers that go there are copied, results stay there until
 * they are asked for, and whoever waits is not kept from anything else.
 */
export class ThreadClient {
  readonly onnx: Onnx;
  /** Resolves when the thread has ended, whoever ended it. */
  readonly ended: Promise<void>;
  readonly #port: ThreadPort;
  readonly #waiting = new Map<number, Waiting>();
  #free: number[] = [];
  #lastId = 0;
  /** Why the thread has ended. */
  #ending: Error | undefined;
  #tellEnd = (): void => {};

  /** `gone` resolves when a thread that holds its lock is gone: a port does not always close when its other end crashes. */
  constructor(port: ThreadPort, gone: () => Promise<unknown> = () => new Promise(() => {})) {
    this.#port = port;
    this.ended = new Promise((resolve) => {
      this.#tellEnd = resolve;
    });
    port.addEventListener('message', ({ data }) => {
      if (data === HELD) void gone().then(() => this.end());
      else if (data === LOST) this.#end(new CardLost('models: the graphics card was lost'));
      else this.#take(data as Answered);
    });
    port.addEventListener('close', () => this.end());
    port.start();
    this.onnx = { Tensor: OwnTensor, InferenceSession: { create: (bytes, options) => this.#open(bytes, options) } };
  }

  /** Ends the thread and frees all it has. What was still asked rejects. */
  end(): void {
    this.#end(new Error('models: the thread that ran the model has ended'));
  }

  #end(reason: Error): void {
    if (this.#ending) return;
    this.#ending = reason;
    this.#port.postMessage(END, []);
    this.#port.close();
    for (const { reject } of this.#waiting.values()) reject(reason);
    this.#waiting.clear();
    this.#tellEnd();
  }

  async #open(bytes: Uint8Array, options: SessionOptions = {}): Promise<InferenceSession> {
    // The bytes are given away: a copy would double what the largest model takes.
    const transfer = bytes.buffer instanceof ArrayBuffer ? [bytes.buffer] : [];
    return new ThreadSession(this, await this.ask({ kind: 'open', bytes, options }, transfer));
  }

  /** Asks the thread; requests are answered in their order. */
  ask<Request extends ThreadRequest>(request: Request, transfer: ArrayBuffer[] = []): Promise<ThreadAnswers[Request['kind']]> {
    if (this.#ending) return Promise.reject(this.#ending);
    const id = ++this.#lastId;
    const answered = new Promise<unknown>((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    this.#port.postMessage({ ...request, id, free: this.#free }, transfer);
    this.#free = [];
    return answered as Promise<ThreadAnswers[Request['kind']]>;
  }

  /** Frees a tensor with the next request: alone it is not worth a message. */
  free(ref: number): void {
    this.#free.push(ref);
  }

  #take(answered: Answered): void {
    const waiting = this.#waiting.get(answered.id);
    this.#waiting.delete(answered.id);
    if ('error' in answered) {
      const { name, message } = answered.error;
      waiting?.reject(Object.assign(new Error(message), { name }));
    } else waiting?.resolve(answered.answer);
  }
}

/** A graph in the thread. */
class ThreadSession implements InferenceSession {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  readonly inputMetadata: readonly ValueMetadata[];
  readonly #client: ThreadClient;

  constructor(client: ThreadClient, { inputNames, outputNames, inputMetadata }: ThreadAnswers['open']) {
    this.#client = client;
    this.inputNames = inputNames;
    this.outputNames = outputNames;
    this.inputMetadata = inputMetadata;
  }

  async run(feeds: Record<string, Tensor>, fetches: readonly string[]): Promise<Record<string, Tensor>> {
    const sent = Object.fromEntries(Object.entries(feeds).map(([name, tensor]) => [name, sentOf(name, tensor)]));
    const results = await this.#client.ask({ kind: 'run', feeds: sent, fetches });
    return Object.fromEntries(Object.entries(results).map(([name, kept]) => [name, new ThreadTensor(this.#client, kept)]));
  }

  /** Ends the thread: the memory of a runtime never shrinks, and a lost device frees nothing. */
  async release(): Promise<void> {
    this.#client.end();
  }
}

function sentOf(name: string, tensor: Tensor): SentTensor {
  if (tensor instanceof ThreadTensor) return { ref: tensor.ref };
  if (tensor instanceof OwnTensor) return { type: tensor.type, data: tensor.data, dims: tensor.dims };
  throw new TypeError(`models: input ${name} is a tensor of another runtime`);
}

/** Numbers on this side. */
class OwnTensor implements Tensor {
  constructor(
    readonly type: NumberType,
    readonly data: Numbers,
    readonly dims: readonly number[],
  ) {}

  async getData(): Promise<Numbers> {
    return this.data;
  }

  dispose(): void {}
}

/** Numbers in the thread. */
class ThreadTensor implements Tensor {
  readonly ref: number;
  readonly type: string;
  readonly dims: readonly number[];
  readonly #client: ThreadClient;

  constructor(client: ThreadClient, { ref, type, dims }: KeptTensor) {
    this.#client = client;
    this.ref = ref;
    this.type = type;
    this.dims = dims;
  }

  getData(): Promise<unknown> {
    return this.#client.ask({ kind: 'numbers', ref: this.ref });
  }

  dispose(): void {
    this.#client.free(this.ref);
  }
}
