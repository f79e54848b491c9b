import { expect, it } from 'vitest';
import { persist } from '@/panel/persist';
import { Client, Disconnected } from '@/rpc/client';
import type { Job } from '@/rpc/jobs';
import { serve } from '@/rpc/server';
import { wires } from '../rpc/wires';

type Jobs = { count: Job<void, number> };

/** A worker that goes away `times` times before it answers how often it was asked. */
function flaky(times: number): Client<Jobs> {
  let asked = 0;
  return new Client<Jobs>(() => {
    const { near, far, cut } = wires();
    serve<Jobs>(far, {
      count: async () => {
        if (++asked <= times) cut();
        return asked;
      },
    });
    return near;
  });
}

it('asks a worker that went away again, and tells of it', async () => {
  let restarts = 0;
  expect(await persist(flaky(2), 'count', undefined, { onRestart: () => restarts++ })).toBe(3);
  expect(restarts).toBe(2);
});

it('gives up on a worker that goes away each time', async () => {
  await expect(persist(flaky(100), 'count', undefined)).rejects.toThrow(Disconnected);
});

it('does not ask again for one who no longer waits', async () => {
  const controller = new AbortController();
  const worker = flaky(1);
  const asked = persist(worker, 'count', undefined, { signal: controller.signal, onRestart: () => controller.abort() });
  await expect(asked).rejects.toThrow('abort');
});
