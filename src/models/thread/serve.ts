import type { Card } from '@/models/card';
import { openWithEightBits } from '@/models/eight-bits/open';
import { unpackWeights } from '@/models/few-bits/unpack';
import type { InferenceSession, Numbers, Onnx, SessionOptions, Tensor } from '@/models/onnx';
import { type Answered, type Asked, END, LOST, type SentTensor, type ThreadAnswers, type ThreadPort } from './messages';

/** What a thread needs from around it. */
export interface ThreadSetting {
  onnx(): Onnx;
  /** Waits for the graphics card. Rejects where there is none now. */
  card(): Promise<Card>;
  /** The same card as the runtime has it, once a graph is open on it: its own device can be lost alone. */
  ownCard(): Promise<Card>;
  /** Called when the thread is of no more use: the other end wants no more, is gone, or the device is. */
  end(why: 'wanted' | 'alone' | 'lost'): void;
}

/**
 * Runs a graph for who is at the other end of the port, a request at a time. What a run computes stays here until it is freed, so
 * that a cache crosses no border.
 */
export function serveThread(port: ThreadPort, { onnx, card, ownCard, end: tellEnd }: ThreadSetting): void {
  let hasEnded = false;
  const end = (why: 'wanted' | 'alone' | 'lost'): void => {
    if (!hasEnded) tellEnd(why);
    hasEnded = true;
  };
  const kept = new Map<number, Tensor>();
  let session: InferenceSession | undefined;
  let lastRef = 0;

  const tensorOf = (sent: SentTensor): Tensor => {
    if ('ref' in sent) return known(kept, sent.ref);
    const { type, data, dims } = sent;
    return makeTensor(onnx(), type, data, dims);
  };

  const watch = ({ lost }: Card): void => {
    void lost.then(() => {
      if (!hasEnded) port.postMessage(LOST, []);
      end('lost');
    });
  };

  async function open({ bytes, options }: Asked & { kind: 'open' }): Promise<ThreadAnswers['open']> {
    const isOnCard = options.executionProviders?.includes('webgpu') ?? false;
    if (isOnCard) watch(await card());
    session = await create(onnx(), bytes, options);
    if (isOnCard) watch(await ownCard());
    const { inputNames, outputNames, inputMetadata } = session;
    const plain = inputMetadata.map(({ name, isTensor, type, shape }) => ({
      name,
      isTensor,
      ...(type !== undefined && { type }),
      ...(shape !== undefined && { shape: [...shape] }),
    }));
    return { inputNames: [...inputNames], outputNames: [...outputNames], inputMetadata: plain };
  }

  async function run({ feeds, fetches }: Asked & { kind: 'run' }): Promise<ThreadAnswers['run']> {
    if (!session) throw new Error('models: a run before a graph was opened');
    const own = Object.entries(feeds).map(([name, sent]) => ({ name, sent, tensor: tensorOf(sent) }));
    const results = await session.run(Object.fromEntries(own.map(({ name, tensor }) => [name, tensor])), fetches);
    for (const { sent, tensor } of own) if (!('ref' in sent)) tensor.dispose();
    return Object.fromEntries(
      fetches.map((name) => {
        const tensor = results[name];
        if (!tensor) throw new Error(`models: the graph gave no ${name}`);
        kept.set(++lastRef, tensor);
        return [name, { ref: lastRef, type: tensor.type, dims: [...tensor.dims] }];
      }),
    );
  }

  async function answer(asked: Asked): Promise<Answered> {
    const { id } = asked;
    try {
      for (const ref of asked.free) {
        kept.get(ref)?.dispose();
        kept.delete(ref);
      }
      if (asked.kind === 'open') return { id, answer: await open(asked) };
      if (asked.kind === 'run') return { id, answer: await run(asked) };
      return { id, answer: await known(kept, asked.ref).getData() };
    } catch (reason) {
      const { name, message } = reason instanceof Error ? reason : new Error(String(reason));
      return { id, error: { name, message } };
    }
  }

  let last: Promise<unknown> = Promise.resolve();
  port.addEventListener('message', ({ data }) => {
    if (data === END) end('wanted');
    else last = last.then(async () => port.postMessage(await answer(data as Asked), []));
  });
  port.addEventListener('close', () => end('alone'));
  port.start();
}

/** Opens a graph, its weights unpacked. On the processor of a browser blocks of four bits would be unpacked at every step. */
function create(onnx: Onnx, bytes: Uint8Array, options: SessionOptions): Promise<InferenceSession> {
  const isWasm = options.executionProviders?.includes('wasm');
  const graph = unpackWeights(bytes);
  return isWasm ? openWithEightBits(onnx, graph, options) : onnx.InferenceSession.create(graph, options);
}

function known(kept: ReadonlyMap<number, Tensor>, ref: number): Tensor {
  const tensor = kept.get(ref);
  if (!tensor) throw new Error(`models: no tensor ${ref} in this thread`);
  return tensor;
}

function makeTensor({ Tensor: Made }: Onnx, type: string, data: Numbers, dims: readonly number[]): Tensor {
  if (data instanceof Float32Array) return new Made('float32', data, dims);
  if (data instanceof BigInt64Array) return new Made('int64', data, dims);
  if (type === 'float16') return new Made('float16', data, dims);
  throw new Error(`models: no tensor of type ${type} can be sent`);
}
