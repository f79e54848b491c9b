import { setImmediate as macrotask } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { type Class, Queue } from '@/models/queue';

/** Generations of several steps that share a queue; the letters of the steps in the order they ran. */
async function steps(queue: Queue, works: { kind: Class; name: string; count: number }[]): Promise<string> {
  let ran = '';
  await Promise.all(
    works.map(async ({ kind, name, count }) => {
      for (let i = 0; i < count; i++) {
        await queue.run(kind, async () => {
          ran += name;
          await macrotask();
        });
      }
    }),
  );
  return ran;
}

it('lets a keystroke in after the step that runs, and goes on with the answer', async () => {
  const queue = new Queue();
  const ran = await steps(queue, [
    { kind: 'answer', name: 'a', count: 4 },
    { kind: 'typing', name: 't', count: 3 },
  ]);
  expect(ran).toBe('atttaaa');
});

it('does not give every other turn to what is less important', async () => {
  const ran = await steps(new Queue(), [
    { kind: 'summary', name: 's', count: 4 },
    { kind: 'answer', name: 'a', count: 4 },
  ]);
  expect(ran).toBe('saaaasss');
});

it('serves the classes in their order', async () => {
  const queue = new Queue();
  let ran = '';
  const note = (name: string) => async (): Promise<void> => {
    ran += name;
  };
  await Promise.all([
    queue.run('index', note('1')),
    queue.run('index', note('i')),
    queue.run('summary', note('s')),
    queue.run('answer', note('a')),
    queue.run('typing', note('t')),
  ]);
  expect(ran).toBe('1tasi');
});

it('gives the least important its turn in the end', async () => {
  const queue = new Queue();
  const order: string[] = [];
  const typing = Array.from({ length: 200 }, () => queue.run('typing', async () => void order.push('t')));
  const index = queue.run('index', async () => void order.push('i'));
  await Promise.all([...typing, index]);
  expect(order.indexOf('i')).toBeGreaterThan(10);
  expect(order.indexOf('i')).toBeLessThan(30);
});

it('drops what was aborted before its turn, and goes on after a step that failed', async () => {
  const queue = new Queue();
  const abort = new AbortController();
  let ran = '';
  const note = (name: string) => async (): Promise<void> => {
    ran += name;
  };
  const first = queue.run('answer', async () => {
    await macrotask();
    throw new Error('no device');
  });
  const dropped = queue.run('typing', note('x'), abort.signal);
  const kept = queue.run('index', note('k'));
  abort.abort(new Error('a newer key'));
  await expect(dropped).rejects.toThrow('a newer key');
  await expect(first).rejects.toThrow('no device');
  await kept;
  expect(ran).toBe('k');
  expect(queue.length).toBe(0);
});
