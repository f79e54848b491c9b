import * as ort from 'onnxruntime-node';
import { afterEach, expect, it, vi } from 'vitest';
import { CardLost, NoCard } from '@/models/card';
import type { Variant } from '@/models/catalog';
import { LanguageModel } from '@/models/language-model';
import { WrongNumbers } from '@/models/self-test';
import { ThreadClient } from '@/models/thread/client';
import type { ThreadPort } from '@/models/thread/messages';
import { serveThread } from '@/models/thread/serve';
import { type HostSetting, ModelHost } from '@/worker/models/host';
import { tinyGraph, tinyModel, tinyTokenizer as tokenizer } from '../models/tiny-model';

const ID = 'smollm2-135m';
const variant = (device: Variant['device']): Variant => ({ device, dtype: 'q4', weights: 'onnx/model_q4.onnx', aboutBytes: 1 });

interface Bench {
  host: ModelHost;
  /** The device of every load, in order. */
  loads: string[];
  models: LanguageModel[];
  alive: boolean[];
}

let benches: Bench[] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const { host } of benches) await host.release(ID);
  benches = [];
});

/** A host that loads the tiny model; `changes` replaces parts of what is around it. */
function open(changes: Partial<HostSetting> = {}): Bench {
  const bench: Omit<Bench, 'host'> = { loads: [], models: [], alive: [] };
  const host = new ModelHost({
    variants: async () => [variant('webgpu'), variant('wasm')],
    load: async (_entry, { device }) => {
      bench.loads.push(device);
      const model = await tinyModel();
      bench.models.push(model);
      return { kind: 'generator', model };
    },
    areWrong: async () => {},
    releaseMs: async () => 60_000,
    keepAlive: (isNeeded) => bench.alive.push(isNeeded),
    changed: () => {},
    ...changes,
  });
  const whole = { ...bench, host };
  benches.push(whole);
  return whole;
}

/** The likeliest letter after a text. */
async function next(host: ModelHost, text: string, signal?: AbortSignal): Promise<string> {
  return host.use(
    ID,
    'typing',
    async (loaded, turn) => {
      const { model } = loaded as { model: LanguageModel };
      const logits = await model.sequence().read(tokenizer.encode(text), turn);
      return tokenizer.decode([logits.indexOf(Math.max(...logits))]);
    },
    signal,
  );
}

it('loads a model when it is first needed, once for all who need it', async () => {
  const { host, loads } = open();
  expect(host.stateOf(ID)).toEqual({ state: 'released' });
  expect(loads).toEqual([]);
  expect(await Promise.all([next(host, '^a'), next(host, '^b'), next(host, '^c')])).toEqual(['b', 'c', 'd']);
  expect(loads).toEqual(['webgpu']);
  expect(host.stateOf(ID)).toMatchObject({ state: 'loaded', device: 'webgpu' });
});

it('frees a model that is idle, lets the worker stop, and loads it again when it is needed', async () => {
  const { host, loads, alive } = open({ releaseMs: async () => 5 });
  await next(host, '^a');
  expect(alive.at(-1)).toBe(true);
  await vi.waitFor(() => expect(host.stateOf(ID).state).toBe('released'));
  expect(alive.at(-1)).toBe(false);
  expect(await next(host, '^a')).toBe('b');
  expect(loads).toHaveLength(2);
});

it('leaves no thread behind, however often a model is loaded and released', async () => {
  const [begun, ended]: [number[], string[]] = [[], []];
  const { host } = open({
    variants: async () => [variant('wasm')],
    load: async () => {
      const { port1, port2 } = new MessageChannel();
      const never = (): Promise<never> => new Promise(() => {});
      begun.push(begun.length);
      const end = (why: string): void => {
        ended.push(why);
        port2.close();
      };
      serveThread(port2 as ThreadPort, { onnx: () => ort, card: never, ownCard: never, end });
      const client = new ThreadClient(port1 as ThreadPort);
      const session = await client.onnx.InferenceSession.create(tinyGraph());
      const model = new LanguageModel(client.onnx, session, tokenizer, 4);
      return { kind: 'generator', model, ended: client.ended };
    },
  });
  for (let i = 0; i < 50; i++) {
    expect(await next(host, '^a')).toBe('b');
    await host.release(ID);
  }
  expect(begun).toHaveLength(50);
  await vi.waitFor(() => expect(ended).toEqual(new Array(50).fill('wanted')));
});

it('frees a model whose thread ended while nobody used it, and does not hold that against its device', async () => {
  let end = (): void => {};
  const { host, loads } = open({
    load: async (_entry, { device }) => {
      loads.push(device);
      const ended = new Promise<void>((resolve) => {
        end = resolve;
      });
      return { kind: 'generator', model: await tinyModel(), ended };
    },
  });
  await next(host, '^a');
  end();
  await vi.waitFor(() => expect(host.stateOf(ID).state).toBe('released'));
  expect(await next(host, '^a')).toBe('b');
  expect(loads).toEqual(['webgpu', 'webgpu']);
});

it('loads a model again when its device was lost, and answers', async () => {
  const { host, loads, models } = open();
  await next(host, '^a');
  await models[0]!.session.release(); // Whatever runs on it from now on fails.
  expect(await next(host, '^ab')).toBe('c');
  expect(loads).toEqual(['webgpu', 'webgpu']);
  await models[1]!.session.release();
  expect(await next(host, '^abc')).toBe('d');
  expect(loads).toEqual(['webgpu', 'webgpu', 'wasm']);
});

/** A host whose graphics card fails at the first loads, in these ways. */
function failing(ways: Error[], changes: Partial<HostSetting> = {}): Bench {
  const bench = open({
    load: async (_entry, { device }) => {
      bench.loads.push(device);
      const way = device === 'webgpu' ? ways.shift() : undefined;
      if (way) throw way;
      return { kind: 'generator', model: await tinyModel() };
    },
    ...changes,
  });
  return bench;
}

it('tries a card once more that is lost while a model is loaded or tested on it, and the processor then', async () => {
  const once = failing([new CardLost()]);
  expect(await next(once.host, '^a')).toBe('b');
  expect(once.loads).toEqual(['webgpu', 'webgpu']);
  const twice = failing([new CardLost(), new CardLost()]);
  expect(await next(twice.host, '^a')).toBe('b');
  expect(twice.loads).toEqual(['webgpu', 'webgpu', 'wasm']);
  expect(twice.host.stateOf(ID)).toMatchObject({ state: 'loaded', device: 'wasm', standsIn: true });
});

it('finishes work under which a card is lost again and again', async () => {
  const { host, loads, models } = open();
  const answer = host.use(ID, 'answer', async (loaded, turn) => {
    const { model } = loaded as { model: LanguageModel };
    if (models.length < 3) await model.session.release();
    const logits = await model.sequence().read(tokenizer.encode('^ab'), turn);
    return tokenizer.decode([logits.indexOf(Math.max(...logits))]);
  });
  expect(await answer).toBe('c');
  expect(loads).toEqual(['webgpu', 'webgpu', 'wasm']);
});

it('goes back to the card after some minutes, when the model is not needed for a moment', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  const { host, loads } = failing([new NoCard()], { releaseMs: async () => 60 * 60_000 });
  expect(await next(host, '^a')).toBe('b');
  expect(host.stateOf(ID)).toMatchObject({ device: 'wasm', standsIn: true });
  for (let second = 0; second < 6 * 60; second++) {
    await vi.advanceTimersByTimeAsync(1000);
    expect(await next(host, '^a')).toBe('b'); // Never out of use for long.
  }
  expect(loads).toEqual(['webgpu', 'wasm']);
  await vi.advanceTimersByTimeAsync(5000);
  expect(await next(host, '^a')).toBe('b');
  expect(loads).toEqual(['webgpu', 'wasm', 'webgpu']);
  expect(host.stateOf(ID)).toMatchObject({ device: 'webgpu' });
  expect(host.stateOf(ID)).not.toHaveProperty('standsIn');
});

it('shows nothing of a model that was released while it was loaded', async () => {
  let load = (): void => {};
  const { host, loads } = open({
    load: async (_entry, { device }) => {
      loads.push(device);
      await new Promise<void>((resolve) => {
        load = resolve;
      });
      return { kind: 'generator', model: await tinyModel() };
    },
  });
  const first = host.use(ID, 'typing', async () => {});
  await vi.waitFor(() => expect(loads).toHaveLength(1));
  const released = host.release(ID);
  load();
  await Promise.all([first, released]);
  expect(host.stateOf(ID)).toEqual({ state: 'released' });
  const second = next(host, '^a');
  await vi.waitFor(() => expect(loads).toHaveLength(2));
  load();
  expect(await second).toBe('b');
  expect(host.stateOf(ID).state).toBe('loaded');
});

it('takes the next device where a model computes nonsense on the first, and says so', async () => {
  const { host, loads } = open({
    load: async (_entry, { device }) => {
      loads.push(device);
      if (device === 'webgpu') throw new WrongNumbers('finds plain English unlikely here');
      return { kind: 'generator', model: await tinyModel() };
    },
  });
  expect(await next(host, '^a')).toBe('b');
  expect(loads).toEqual(['webgpu', 'wasm']);
  expect(host.stateOf(ID)).toMatchObject({ state: 'loaded', device: 'wasm', isCardWrong: true });
});

it('tells of weights that compute nonsense on every device, and of none where one only fails', async () => {
  const wrong: string[] = [];
  const areWrong = async (_entry: unknown, weights: string): Promise<void> => void wrong.push(weights);
  const nonsense = new WrongNumbers('finds plain English unlikely here');
  const load = async (_entry: unknown, { device }: Variant): Promise<never> => {
    throw device === 'wasm' ? onWasm : nonsense;
  };
  let onWasm = new Error('out of memory');
  await expect(next(open({ load, areWrong }).host, '^a')).rejects.toThrow('out of memory');
  expect(wrong).toEqual([]);
  onWasm = nonsense;
  await expect(next(open({ load, areWrong }).host, '^a')).rejects.toThrow('unlikely');
  expect(wrong).toEqual(['onnx/model_q4.onnx']);
});

it('says why a model does not work, and tries again at the next wish', async () => {
  let tries = 0;
  const { host } = open({
    variants: async () => [variant('wasm')],
    load: async () => {
      if (++tries === 1) throw new Error('onnx/model_q4.onnx has 5 of 9 bytes');
      return { kind: 'generator', model: await tinyModel() };
    },
  });
  await expect(next(host, '^a')).rejects.toThrow('has 5 of 9 bytes');
  expect(host.stateOf(ID)).toEqual({ state: 'failed', why: 'onnx/model_q4.onnx has 5 of 9 bytes' });
  expect(await next(host, '^a')).toBe('b');
});

it('stops work that was aborted without taking the model for broken', async () => {
  const { host, loads } = open();
  await next(host, '^a');
  const abort = new AbortController();
  const stopped = next(host, '^abcdefgh abcdefgh', abort.signal);
  abort.abort(new Error('a newer key'));
  await expect(stopped).rejects.toThrow('a newer key');
  expect(await next(host, '^ab')).toBe('c');
  expect(loads).toHaveLength(1);
});
