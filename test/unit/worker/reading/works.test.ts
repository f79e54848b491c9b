import { afterEach, expect, it, vi } from 'vitest';
import type { RunState } from '@/store/run';
import { latest } from '@/worker/reading/latest';
import { type Snapshot, type Work, Works } from '@/worker/reading/works';

interface Counted extends Snapshot {
  count: number;
}

const first: Counted = { id: 'a', state: 'running', count: 0 };

function setUp() {
  const kept: Counted[] = [];
  const works = new Works<Counted>();
  const start = (work: Work<Counted>): void => works.start(first, { work, keep: async (snapshot) => void kept.push(snapshot) });
  return { works, kept, start };
}

/** Counts as far as it is told to. */
function counter(): {
  work: Work<Counted>;
  to: (count: number) => void;
  end: (reason?: Error) => void;
  signal: () => AbortSignal;
} {
  let update: (change: Partial<Counted>) => void = () => {};
  let finish: (value: Partial<Counted>) => void = () => {};
  let fail: (reason: Error) => void = () => {};
  let signal = new AbortController().signal;
  return {
    work: (given, aborted) => {
      update = given;
      signal = aborted;
      return new Promise((resolve, reject) => {
        finish = resolve;
        fail = reject;
      });
    },
    to: (count) => update({ count, progress: { what: 'reading', done: count, all: 9 } }),
    end: (reason) => (reason ? fail(reason) : finish({ count: 9 })),
    signal: () => signal,
  };
}

function watch(works: Works<Counted>, controller = new AbortController()) {
  const seen: [count: number, state: RunState][] = [];
  const end = works.watch('a', { signal: controller.signal, emit: ({ count, state }) => seen.push([count, state]) });
  return { seen, end, leave: () => controller.abort(new Error('closed')) };
}

afterEach(() => vi.useRealTimers());

it('goes on when its watcher leaves, and shows one that comes later how far it is', async () => {
  const { works, start } = setUp();
  const { work, to, end } = counter();
  start(work);
  const popup = watch(works);
  to(3);
  popup.leave();
  await expect(popup.end).rejects.toThrow('closed');
  to(5);
  const reopened = watch(works);
  to(6);
  end();
  await expect(reopened.end).resolves.toEqual({ id: 'a', state: 'done', count: 9 });
  expect(popup.seen.map(([count]) => count)).toEqual([0, 3]);
  expect(reopened.seen).toEqual([
    [5, 'running'],
    [6, 'running'],
    [9, 'done'],
  ]);
});

it('writes down how it stands, the end last, without the progress', async () => {
  const { works, kept, start } = setUp();
  const { work, to, end } = counter();
  start(work);
  to(1);
  to(2);
  end();
  await vi.waitFor(() => expect(works.running).toEqual([]));
  expect(kept[0]).toEqual(first);
  expect(kept.at(-1)).toEqual({ id: 'a', state: 'done', count: 9 });
});

it('stops at once, keeps what it has, and lets nothing be added later', async () => {
  const { works, kept, start } = setUp();
  const { work, to, end, signal } = counter();
  start(work);
  const popup = watch(works);
  to(4);
  expect(works.stop('a')).toBe(true);
  expect(signal().aborted).toBe(true);
  to(5);
  await expect(popup.end).resolves.toMatchObject({ state: 'stopped', count: 4 });
  end();
  await works.settled('a');
  expect(kept.at(-1)).toEqual({ id: 'a', state: 'stopped', count: 4 });
  expect(works.stop('a')).toBe(false);
});

it('says why it failed', async () => {
  const { works, start } = setUp();
  const { work, end } = counter();
  start(work);
  const popup = watch(works);
  end(new RangeError('block 7 of 6'));
  await expect(popup.end).resolves.toMatchObject({ state: 'failed', error: 'block 7 of 6' });
});

it('is done once, however often it is started', async () => {
  const { start } = setUp();
  const begun = vi.fn(counter().work);
  start(begun);
  start(begun);
  expect(begun).toHaveBeenCalledTimes(1);
});

it('goes on when the disk takes nothing', async () => {
  const works = new Works<Counted>();
  const { work, end } = counter();
  works.start(first, { work, keep: () => Promise.reject(new Error('full')) });
  const popup = watch(works);
  end();
  await expect(popup.end).resolves.toMatchObject({ state: 'done' });
});

it('writes the newest of the values that came while it was writing', async () => {
  const written: number[] = [];
  let release: () => void = () => {};
  const write = latest<number>(async (value) => {
    written.push(value);
    if (value === 1)
      await new Promise<void>((resolve) => {
        release = resolve;
      });
  });
  const all = [write(1), write(2), write(3)];
  release();
  await Promise.all(all);
  expect(written).toEqual([1, 3]);
});
