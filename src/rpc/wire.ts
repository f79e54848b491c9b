import type { JobMap } from './jobs';

/** The part of `runtime.Port` we use, so tests can connect two ends in memory. */
export interface Wire {
  postMessage(message: unknown): void;
  onMessage: { addListener(listener: (message: unknown) => void): void };
  onDisconnect: { addListener(listener: () => void): void };
}

export type Request<Jobs extends JobMap> =
  | {
      [N in keyof Jobs]: {
        kind: 'start';
        id: number;
        name: N;
        input: Jobs[N]['input'];
      };
    }[keyof Jobs]
  | { kind: 'cancel'; id: number };

export type Reply =
  | { kind: 'part'; id: number; part: unknown }
  | { kind: 'done'; id: number; output: unknown }
  | { kind: 'fail'; id: number; error: { name: string; message: string } }
  | { kind: 'beat' };
