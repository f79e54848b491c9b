import { browser } from 'wxt/browser';
import type { Progress, RunState } from '@/store/run';
import { latest } from './latest';

/** Chrome stops a worker that nobody has asked for anything for 30 s. */
const AWAKE_MS = 20_000;

/** What is told of a piece of work at any time: everything, so that whoever comes late has missed nothing. */
export interface Snapshot {
  id: string;
  state: RunState;
  progress?: Progress;
  error?: string;
}

/** Does the work: tells what changed on the way, and at the end. It looks at the signal between its steps. */
export type Work<S extends Snapshot> = (update: (change: Partial<S>) => void, signal: AbortSignal) => Promise<Partial<S>>;

interface Live<S extends Snapshot> {
  snapshot: S;
  controller: AbortController;
  watchers: Set<(snapshot: S) => void>;
  /** Fulfilled when the work has ended and that is written down. */
  written: Promise<void>;
}

/** How a piece of work is done, and how it is written down how far it is. */
export interface Plan<S extends Snapshot> {
  work: Work<S>;
  keep(snapshot: S): Promise<void>;
}

/**
 * Work that belongs to the worker: it goes on when nobody watches, and how far it is is written down, so that the next worker can
 * take it up when this one is stopped.
 */
export class Works<S extends Snapshot> {
  readonly #live = new Map<string, Live<S>>();
  #awake: ReturnType<typeof setInterval> | undefined;

  /** The ids of what is being done. */
  get running(): string[] {
    return [...this.#live.keys()];
  }

  /** Fulfilled when the work is not known here, or is going on: an end that is being written down is waited for. */
  async settled(id: string): Promise<void> {
    const live = this.#live.get(id);
    if (live && live.snapshot.state !== 'running') await live.written;
  }

  /** Starts work, unless it is being done already. */
  start(first: S, plan: Plan<S>): void {
    if (this.#live.has(first.id)) return;
    const live: Live<S> = {
      snapshot: first,
      controller: new AbortController(),
      watchers: new Set(),
      written: Promise.resolve(),
    };
    this.#live.set(first.id, live);
    this.#awake ??= setInterval(() => void browser.runtime.getPlatformInfo(), AWAKE_MS);
    live.written = this.#run(live, plan);
  }

  /** The snapshots of work that is being done, now and at each change, and the last one when it has ended; undefined where it is not being done. */
  watch(id: string, { signal, emit }: { signal: AbortSignal; emit: (snapshot: S) => void }): Promise<S> | undefined {
    const live = this.#live.get(id);
    if (!live) return undefined;
    emit(live.snapshot);
    if (live.snapshot.state !== 'running') return live.written.then(() => live.snapshot);
    return new Promise((resolve, reject) => {
      const watcher = (snapshot: S): void => {
        emit(snapshot);
        // Answered when it is written down: what is asked about it next is read from there.
        if (snapshot.state !== 'running') void live.written.then(() => resolve(snapshot));
      };
      live.watchers.add(watcher);
      const leave = (): void => {
        live.watchers.delete(watcher);
        reject(signal.reason);
      };
      if (signal.aborted) leave();
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  /** Ends work at once; tells whether it was being done. What it has so far stays. */
  stop(id: string): boolean {
    const live = this.#live.get(id);
    live?.controller.abort(new DOMException(`stopped: ${id}`, 'AbortError'));
    return live !== undefined;
  }

  async #run(live: Live<S>, { work, keep }: Plan<S>): Promise<void> {
    const { signal } = live.controller;
    const write = latest(keep);
    const set = (snapshot: S): Promise<void> => {
      live.snapshot = snapshot;
      for (const watcher of live.watchers) watcher(snapshot);
      return write(snapshot);
    };
    const update = (change: Partial<S>): void => {
      if (live.snapshot.state === 'running' && !signal.aborted) void set({ ...live.snapshot, ...change });
    };
    void set(live.snapshot);
    const end = await Promise.race([aborted(signal), outcome(work(update, signal))]);
    const last = { ...live.snapshot, ...end };
    delete last.progress;
    await set(last);
    this.#live.delete(last.id);
    if (this.#live.size === 0) {
      clearInterval(this.#awake);
      this.#awake = undefined;
    }
  }
}

function aborted<S extends Snapshot>(signal: AbortSignal): Promise<Partial<S>> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve({ state: 'stopped' } as Partial<S>), { once: true });
  });
}

async function outcome<S extends Snapshot>(work: Promise<Partial<S>>): Promise<Partial<S>> {
  try {
    return { ...(await work), state: 'done' };
  } catch (reason) {
    return { state: 'failed', error: reason instanceof Error ? reason.message : String(reason) } as Partial<S>;
  }
}
