import type { JobMap } from './jobs';
import type { Reply, Request, Wire } from './wire';

export type Handlers<Jobs extends JobMap> = {
  [N in keyof Jobs]: (
    input: Jobs[N]['input'],
    job: { signal: AbortSignal; emit: (part: Jobs[N]['part']) => void },
  ) => Promise<Jobs[N]['output']>;
};

/** Chrome stops a worker after 30 s without traffic, even in the middle of a job. */
const BEAT_MS = 20_000;

/** Runs the jobs that arrive on a wire, and stops them when it closes. */
export function serve<Jobs extends JobMap>(wire: Wire, handlers: Handlers<Jobs>): void {
  const running = new Map<number, AbortController>();
  let beat: ReturnType<typeof setInterval> | undefined;

  wire.onMessage.addListener((message) => {
    const request = message as Request<Jobs>;
    if (request.kind === 'cancel') running.get(request.id)?.abort();
    else void run(request.id, request.name, request.input);
  });
  wire.onDisconnect.addListener(() => {
    clearInterval(beat); // Posting to a closed port throws.
    beat = undefined;
    for (const controller of running.values()) controller.abort();
  });

  async function run<N extends keyof Jobs>(id: number, name: N, input: Jobs[N]['input']): Promise<void> {
    const controller = new AbortController();
    const { signal } = controller;
    const reply = (message: Reply): void => {
      if (!signal.aborted) wire.postMessage(message);
    };

    running.set(id, controller);
    beat ??= setInterval(() => wire.postMessage({ kind: 'beat' } satisfies Reply), BEAT_MS);
    try {
      const handler = Object.hasOwn(handlers, name) ? handlers[name] : undefined;
      if (!handler) throw new Error(`rpc: no job "${String(name)}"`);
      const output = await handler(input, {
        signal,
        emit: (part) => reply({ kind: 'part', id, part }),
      });
      reply({ kind: 'done', id, output });
    } catch (reason) {
      const error = reason instanceof Error ? reason : new Error(String(reason));
      reply({
        kind: 'fail',
        id,
        error: { name: error.name, message: error.message },
      });
    } finally {
      running.delete(id);
      if (running.size === 0) {
        clearInterval(beat);
        beat = undefined;
      }
    }
  }
}
