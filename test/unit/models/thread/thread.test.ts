import * as ort from 'onnxruntime-node';
import { expect, it } from 'vitest';
import type { Card } from '@/models/card';
import { LanguageModel } from '@/models/language-model';
import type { InferenceSession, Onnx } from '@/models/onnx';
import { runtimeOn } from '@/models/runtime';
import { ThreadClient } from '@/models/thread/client';
import { HELD, type ThreadPort } from '@/models/thread/messages';
import { serveThread } from '@/models/thread/serve';
import { tinyGraph, tinyModel, tinyTokenizer as tokenizer } from '../tiny-model';

interface Opened {
  client: ThreadClient;
  /** Why the thread ended. */
  ends: string[];
  /** Loses the card, as when its driver crashes. */
  lose(): void;
  /** Loses the runtime's own device alone. */
  loseOwn(): void;
  /** The end of the thread's port, as when the service worker stops. */
  port: MessagePort;
}

/** A thread that runs real graphs, at the other end of a channel. */
function open(onnx: Onnx = ort): Opened {
  const { port1, port2 } = new MessageChannel();
  const ends: string[] = [];
  const [card, ownCard] = [losable(), losable()];
  const end = (why: string): void => {
    ends.push(why);
    port2.close();
  };
  serveThread(port2 as ThreadPort, { onnx: () => onnx, card: async () => card, ownCard: async () => ownCard, end });
  return { client: new ThreadClient(port1 as ThreadPort), ends, port: port1, lose: card.lose, loseOwn: ownCard.lose };
}

function losable(): Card & { lose: () => void } {
  let lose = (): void => {};
  const lost = new Promise<void>((resolve) => {
    lose = resolve;
  });
  return { lost, lose };
}

async function modelIn({ client }: Opened): Promise<LanguageModel> {
  const runtime = runtimeOn(client.onnx, 'cpu');
  return new LanguageModel(runtime.onnx, await runtime.open(tinyGraph()), tokenizer, 4);
}

it('gives the numbers that the graph gives on this side, while text is typed, deleted and read in several ways', async () => {
  const thread = open();
  const [near, far] = [await tinyModel(), await modelIn(thread)];
  const [here, there] = [near.sequence(), far.sequence()];
  for (const text of ['^abc', '^abcd', '^ab', '^abef gh abcdefgh', '^abef']) {
    expect([...(await there.read(tokenizer.encode(text)))]).toEqual([...(await here.read(tokenizer.encode(text)))]);
  }
  const [ways, same] = [there.branches(), here.branches()];
  for (const letters of ['dfh', 'ega']) {
    const rows = await ways.read(tokenizer.encode(letters));
    expect(rows).toEqual(await same.read(tokenizer.encode(letters)));
  }
  ways.clear();
  same.clear();
  await near.release();
  await far.release();
});

it('rejects with what the runtime says, and goes on', async () => {
  const thread = open();
  const { onnx } = thread.client;
  await expect(onnx.InferenceSession.create(Uint8Array.of(1, 2, 3), { executionProviders: ['cpu'] })).rejects.toThrow(
    /protobuf|parse|load/i,
  );
  const model = await modelIn(thread);
  const wrong = { input_ids: new onnx.Tensor('float32', Float32Array.of(1), [1, 1]) };
  await expect(model.session.run(wrong, ['logits'])).rejects.toThrow(/input/i);
  expect(await model.sequence().read(tokenizer.encode('^a'))).toHaveLength(tokenizer.vocabulary().size);
  await model.release();
});

it('ends when the model is released, and what is asked of it then is refused', async () => {
  const thread = open();
  const model = await modelIn(thread);
  const sequence = model.sequence();
  await sequence.read(tokenizer.encode('^abcdefgh'));
  const late = sequence.read(tokenizer.encode('^abcdefgh ab'));
  await model.session.release();
  await expect(late).rejects.toThrow('the thread that ran the model has ended');
  await expect(sequence.read(tokenizer.encode('^b'))).rejects.toThrow('the thread that ran the model has ended');
  await thread.client.ended;
  await expect.poll(() => thread.ends[0]).toBe('wanted');
});

it('knows an end that nobody asked for', async () => {
  const thread = open();
  await modelIn(thread);
  thread.port.close();
  await expect.poll(() => thread.ends).toEqual(['alone']);
});

/** A runtime whose graphs never end once their device is lost, as those on a graphics card. */
function stuck(at: 'create' | 'run'): Onnx {
  const never = (): Promise<never> => new Promise(() => {});
  return {
    Tensor: ort.Tensor,
    InferenceSession: {
      create: async (bytes) => {
        if (at === 'create') return never();
        const { inputNames, outputNames, inputMetadata } = await ort.InferenceSession.create(bytes);
        return { inputNames, outputNames, inputMetadata, run: never, release: async () => {} };
      },
    },
  };
}

it.each(['lose', 'loseOwn'] as const)(
  'ends when the card is lost (%s), so that nobody waits for a run that never ends',
  async (how) => {
    const thread = open(stuck('run'));
    const session = await thread.client.onnx.InferenceSession.create(tinyGraph(), { executionProviders: ['webgpu'] });
    const run = session.run({}, ['logits']);
    thread[how]();
    await expect(run).rejects.toMatchObject({ name: 'CardLost', message: 'models: the graphics card was lost' });
    await expect(session.run({}, ['logits'])).rejects.toThrow('the graphics card was lost');
    expect(thread.ends).toEqual(['lost']);
  },
);

it('ends when the thread is gone without a word, as one that crashed', async () => {
  const { port1, port2 } = new MessageChannel();
  let crash = (): void => {};
  const gone = new Promise<void>((resolve) => {
    crash = resolve;
  });
  const client = new ThreadClient(port1 as ThreadPort, () => gone);
  const opened = client.onnx.InferenceSession.create(tinyGraph());
  crash();
  expect(await Promise.race([client.ended.then(() => 'ended'), new Promise((resolve) => setImmediate(resolve, 'lives'))])).toBe(
    'lives', // It had not said that it holds its lock.
  );
  port2.postMessage(HELD);
  await expect(opened).rejects.toThrow('the thread that ran the model has ended');
  await client.ended;
  port2.close();
});

it('ends when the card is lost while a graph is opened on it', async () => {
  const thread = open(stuck('create'));
  const opened = thread.client.onnx.InferenceSession.create(tinyGraph(), { executionProviders: ['webgpu'] });
  thread.lose();
  await expect(opened).rejects.toMatchObject({ name: 'CardLost' });
  expect(thread.ends).toEqual(['lost']);
});

it('frees the tensors of a step with the next one', async () => {
  let alive = 0;
  const counted: Onnx = {
    Tensor: ort.Tensor,
    InferenceSession: {
      create: async (bytes) => {
        const session: InferenceSession = await ort.InferenceSession.create(bytes);
        const run: InferenceSession['run'] = async (feeds, fetches) => {
          const results = await session.run(feeds, fetches);
          for (const tensor of Object.values(results)) {
            alive++;
            const dispose = tensor.dispose.bind(tensor);
            tensor.dispose = () => {
              alive--;
              dispose();
            };
          }
          return results;
        };
        const { inputNames, outputNames, inputMetadata } = session;
        return { inputNames, outputNames, inputMetadata, run, release: () => session.release() };
      },
    },
  };
  const model = await modelIn(open(counted));
  const sequence = model.sequence();
  for (let length = 1; length < 40; length++) await sequence.read(tokenizer.encode(`^${'abcdefgh'.repeat(5).slice(0, length)}`));
  // Key and logits of the last step; those of the one before are freed with the next request.
  expect(alive).toBeLessThanOrEqual(4);
  await model.release();
});
