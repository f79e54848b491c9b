import type { Target } from './target';

/** Notes when each run of a graph was answered, and can keep an answer back. Of all that a thread says only runs give tensors. */
const WATCH = `{
  const { postMessage } = MessagePort.prototype;
  const isRun = ({ answer }) => Object.values(answer ?? {}).some((value) => value?.ref !== undefined);
  const steps = { times: [], held: [], isHolding: false };
  globalThis.steps = steps;
  MessagePort.prototype.postMessage = function (message, transfer) {
    const post = () => postMessage.call(this, message, transfer);
    if (!isRun(message)) return post();
    steps.times.push(performance.timeOrigin + performance.now());
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

  /** From now on no step seems to end. */
  async hold(): Promise<void> {
    await this.#evaluate('steps.isHolding = true');
  }

  /** What was held back is said. */
  async letGo(): Promise<void> {
    await this.#evaluate('steps.isHolding = false; for (const post of steps.held.splice(0)) post()');
  }

  #evaluate(expression: string): Promise<unknown[]> {
    return Promise.all(this.threads.map((thread) => thread.evaluate(expression)));
  }
}
