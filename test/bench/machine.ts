import { arch, cpus, loadavg, platform, totalmem } from 'node:os';

/** The machine and how busy it is: times mean nothing without them. */
export function machine(): string {
  const cores = cpus();
  const [load] = loadavg();
  const memory = (totalmem() / 2 ** 30).toFixed(0);
  return `${cores[0]?.model.trim() ?? 'unknown processor'}, ${cores.length} cores, ${memory} GiB, load ${load!.toFixed(1)}; ${platform()} ${arch()}, Node ${process.version}`;
}
