import { percentile } from './percentile';

/** Milliseconds by the clock and of processor time: on a busy machine the clock counts the waiting too. */
export interface Speed {
  clock: Percentiles;
  processor: Percentiles;
}

export interface Percentiles {
  p50: number;
  p95: number;
  p99: number;
}

/** Runs over all inputs, the first `warmUp` of them once more before, and times each. */
export function speedOf<Input>(inputs: readonly Input[], run: (input: Input) => unknown, warmUp: number): Speed {
  for (const input of inputs.slice(0, warmUp)) run(input);
  const clock: number[] = [];
  const processor: number[] = [];
  for (const input of inputs) {
    const before = process.cpuUsage();
    const start = performance.now();
    run(input);
    clock.push(performance.now() - start);
    const { user, system } = process.cpuUsage(before);
    processor.push((user + system) / 1000);
  }
  return { clock: percentilesOf(clock), processor: percentilesOf(processor) };
}

/** Operations a second of processor time; `run` says how many it did. */
export function rateOf(run: () => number): number {
  const before = process.cpuUsage();
  const count = run();
  const { user, system } = process.cpuUsage(before);
  return (count * 1e6) / (user + system);
}

function percentilesOf(times: number[]): Percentiles {
  return { p50: percentile(times, 0.5), p95: percentile(times, 0.95), p99: percentile(times, 0.99) };
}
