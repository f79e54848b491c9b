import { expect } from 'vitest';
import type { Target } from './target';

/** Notes when each run of a graph was answered, and can keep an answer back. Of all that a thread says only runs give tensors. */
const WATCH = `{
  const { postMessage } = MessagePort.prototype;
  const isRun = ({ answer }) => Object.values(answer ?? {}).some((value) => value?.ref !== undefined);
  const lengthOf = ({ answer }) => answer['present.0.key']?.dims[2] ?? 0;
  const steps = { times: [], lengths: [], held: [], isHolding: false };
  globalThis.steps = steps;
  MessagePort.prototype.postMessage = function (message, transfer) {
    const post = () => postMessage.call(this, message, transfer);
    if (!isRun(message)) return post();
    steps.times.push(performance.timeOrigin + performance.now());
    steps.lengths.push(lengthOf(message));
    if (steps.isHolding) steps.held.push(post);
    else post();
  };
}`;

/** The steps of models in their threads, one run of a graph each. */
export class Steps {
  private constructor(readonly threads: readonly Target[]) {}

  static async of(threads: readonly Target[]): Promise<Steps> {
    const steps = new Steps(threads);
    await steps.#evaluate(WATCH);
    return steps;
  }

  /** When each of them ended, in ms, for each thread; the same clock for all. */
  async times(): Promise<number[][]> {
    return (await this.#evaluate('steps.times')) as number[][];
  }

  /** How many there were. */
  async count(): Promise<number> {
    return (await this.times()).flat().length;
  }

  /** How many tokens the cache had after each step of a language model, in order. There must be one thread of such a model. */
  async lengths(): Promise<number[]> {
    const all = (await this.#evaluate('steps.lengths')) as number[][];
    return all.flatMap((lengths) => lengths.filter((length) => length > 0));
  }

  /** From now on no step seems to end. */
  async hold(): Promise<void> {
    await this.#evaluate('steps.isHolding = true');
  }

  /** Has the step end that seems not to, and waits until the next one does not. */
  async pass(): Promise<void> {
    await this.#evaluate('steps.held.shift()?.()');
    await expect.poll(() => this.#held(), { interval: 2, timeout: 10_000 }).toBeGreaterThan(0);
  }

  /** What was held back is said. */
  async letGo(): Promise<void> {
    await this.#evaluate('steps.isHolding = false; for (const post of steps.held.splice(0)) post()');
  }

  async #held(): Promise<number> {
    const held = (await this.#evaluate('steps.held.length')) as number[];
    return held.reduce((sum, count) => sum + count, 0);
  }

  #evaluate(expression: string): Promise<unknown[]> {
    return Promise.all(this.threads.map((thread) => thread.evaluate(expression)));
  }
}
