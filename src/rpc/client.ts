import type { JobMap } from './jobs';
import type { Reply, Wire } from './wire';

/** The other end closed before it answered. Jobs are safe to run twice, so the caller may run it again. */
export class Disconnected extends Error {
  override name = 'Disconnected';
}

export interface RunOptions<Part> {
  signal?: AbortSignal;
  onPart?: (part: Part) => void;
}

interface Pending {
  part(value: unknown): void;
  done(value: unknown): void;
  fail(reason: unknown): void;
}

/** Runs jobs at the far end of a wire, which it opens on first use and again after a disconnect. */
export class Client<Jobs extends JobMap> {
  #wire: Wire | undefined;
  #lastId = 0;
  readonly #pending = new Map<number, Pending>();
  readonly #connect: () => Wire;

  constructor(connect: () => Wire) {
    this.#connect = connect;
  }

  /** How many jobs are waiting for an answer. */
  get pending(): number {
    return this.#pending.size;
  }

  /** Runs one job. Rejects with the signal's reason when aborted, with `Disconnected` when the far end went away. */
  run<N extends keyof Jobs>(
    name: N,
    input: Jobs[N]['input'],
    { signal, onPart }: RunOptions<Jobs[N]['part']> = {},
  ): Promise<Jobs[N]['output']> {
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      this.#wire ??= this.#open();
      const wire = this.#wire;
      const id = ++this.#lastId;
      const settle = (): void => {
        this.#pending.delete(id);
        signal?.removeEventListener('abort', cancel);
      };
      const cancel = (): void => {
        settle();
        reject(signal?.reason);
        try {
          wire.postMessage({ kind: 'cancel', id });
        } catch {} // Closed, and we are not told yet: the job ended with it.
      };
      signal?.addEventListener('abort', cancel);
      this.#pending.set(id, {
        part: (value) => onPart?.(value as Jobs[N]['part']),
        done: (value) => {
          settle();
          resolve(value as Jobs[N]['output']);
        },
        fail: (reason) => {
          settle();
          reject(reason);
        },
      });
      try {
        wire.postMessage({ kind: 'start', id, name, input });
      } catch (reason) {
        settle();
        if (this.#wire === wire) this.#wire = undefined;
        reject(new Disconnected(`the worker could not be reached: ${reason instanceof Error ? reason.message : reason}`));
      }
    });
  }

  #open(): Wire {
    const wire = this.#connect();
    wire.onMessage.addListener((message) => this.#receive(message as Reply));
    wire.onDisconnect.addListener(() => {
      if (this.#wire === wire) this.#wire = undefined;
      for (const job of [...this.#pending.values()]) job.fail(new Disconnected('the worker went away before it answered'));
    });
    return wire;
  }

  #receive(reply: Reply): void {
    if (reply.kind === 'beat') return;
    const job = this.#pending.get(reply.id);
    if (!job) return; // Cancelled, but the answer was already on its way.
    if (reply.kind === 'part') job.part(reply.part);
    else if (reply.kind === 'done') job.done(reply.output);
    else
      job.fail(
        Object.assign(new Error(reply.error.message), {
          name: reply.error.name,
        }),
      );
  }
}
