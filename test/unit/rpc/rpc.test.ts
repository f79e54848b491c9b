import { expect, it, vi } from 'vitest';
import { Client, Disconnected } from '@/rpc/client';
import type { Job } from '@/rpc/jobs';
import { serve } from '@/rpc/server';
import { wires } from './wires';

type Jobs = {
  double: Job<number, number>;
  count: Job<number, string, number>;
  wait: Job<void, void>;
  fail: Job<void, void>;
};

function connect() {
  const aborted: string[] = [];
  const all: ReturnType<typeof wires>[] = [];
  const client = new Client<Jobs>(() => {
    const pair = wires();
    all.push(pair);
    serve<Jobs>(pair.far, {
      double: async (n) => n * 2,
      count: async (n, { emit }) => {
        for (let i = 0; i < n; i++) emit(i);
        return 'counted';
      },
      wait: (_, { signal }) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(aborted.push('wait')))),
      fail: async () => {
        throw new RangeError('n: 7 is over 6');
      },
    });
    return pair.near;
  });
  return { client, aborted, all };
}

it('answers', async () => {
  const { client } = connect();
  expect(await Promise.all([client.run('double', 2), client.run('double', 21)])).toEqual([4, 42]);
  expect(client.pending).toBe(0);
});

it('streams parts before the answer', async () => {
  const parts: number[] = [];
  expect(
    await connect().client.run('count', 3, {
      onPart: (part) => parts.push(part),
    }),
  ).toBe('counted');
  expect(parts).toEqual([0, 1, 2]);
});

it('hands over the name and message of an error', async () => {
  await expect(connect().client.run('fail', undefined)).rejects.toMatchObject({
    name: 'RangeError',
    message: 'n: 7 is over 6',
  });
});

it('refuses a job that does not exist, also one every object has', async () => {
  const { client } = connect();
  await expect(client.run('toString' as 'wait', undefined)).rejects.toThrow('no job "toString"');
});

it('cancels at the far end', async () => {
  const { client, aborted } = connect();
  const controller = new AbortController();
  const answer = client.run('wait', undefined, { signal: controller.signal });
  controller.abort(new Error('newer keystroke'));
  await expect(answer).rejects.toThrow('newer keystroke');
  await vi.waitFor(() => expect(aborted).toEqual(['wait']));
  expect(client.pending).toBe(0);
});

it('never starts what was aborted before', async () => {
  const { client, all } = connect();
  await expect(
    client.run('wait', undefined, {
      signal: AbortSignal.abort(new Error('late')),
    }),
  ).rejects.toThrow('late');
  expect(all).toHaveLength(0);
});

it('tells a waiting caller that the worker went away, and connects again for the next job', async () => {
  const { client, aborted, all } = connect();
  const answer = client.run('wait', undefined);
  await new Promise((resolve) => setTimeout(resolve, 5));
  all[0]!.cut();
  await expect(answer).rejects.toBeInstanceOf(Disconnected);
  expect(aborted).toEqual(['wait']);
  expect(await client.run('double', 4)).toBe(8);
  expect(all).toHaveLength(2);
});

/** A wire that has closed without telling its near end yet, as a port has when the extension was reloaded. */
function connectSilently() {
  let isOpen = true;
  let connections = 0;
  const client = new Client<Jobs>(() => {
    connections++;
    const { near, far } = wires();
    serve<Jobs>(far, {
      double: async (n) => n * 2,
      count: async () => '',
      wait: () => new Promise(() => {}),
      fail: async () => {},
    });
    return {
      ...near,
      postMessage: (message) => {
        if (!isOpen) throw new Error('Extension context invalidated.');
        near.postMessage(message);
      },
    };
  });
  return { client, close: () => (isOpen = false), reopen: () => (isOpen = true), connections: () => connections };
}

it('says so when a wire turns out to be closed, keeps no job of it, and connects again', async () => {
  const { client, close, reopen, connections } = connectSilently();
  expect(await client.run('double', 1)).toBe(2);
  close();
  await expect(client.run('double', 2)).rejects.toThrow(Disconnected);
  expect(client.pending).toBe(0);
  reopen();
  expect(await client.run('double', 3)).toBe(6);
  expect(connections()).toBe(2);
});

it('cancels a job of a closed wire without an error', async () => {
  const { client, close } = connectSilently();
  const controller = new AbortController();
  const answer = client.run('wait', undefined, { signal: controller.signal });
  close();
  controller.abort(new Error('newer keystroke'));
  await expect(answer).rejects.toThrow('newer keystroke');
  expect(client.pending).toBe(0);
});
