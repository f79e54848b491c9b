import { size } from '@/panel/amount';
import type { EngineStatus } from '@/rpc/jobs';

/** What the panel knows of the engine: nothing yet, its own account, or that there was no answer. */
export type EngineReport = { kind: 'starting' } | { kind: 'answered'; status: EngineStatus } | { kind: 'silent'; why: string };

export interface EngineWords {
  /** The engine's name. */
  name: string;
  /** "Ready" and the like. */
  state: string;
  /** What went wrong and why; absent while all is well. */
  trouble?: string;
}

/** An engine's name as a label begins with it. */
export function engineName(engine: string): string {
  return engine.charAt(0).toUpperCase() + engine.slice(1);
}

/** The engine's name and state in words. */
export function engineWords(report: EngineReport, locale?: string): EngineWords {
  if (report.kind === 'starting') return { name: 'Built in', state: 'Starting' };
  if (report.kind === 'silent') {
    return { name: 'Built in', state: 'Not working', trouble: `The extension’s worker gave no answer: ${report.why}` };
  }
  const { engine, bytes, error } = report.status;
  const name = engineName(engine);
  if (error) return { name, state: 'Not working', trouble: `Completions cannot be made: ${error}` };
  return { name, state: bytes > 0 ? `Ready, ${size(bytes, locale)}` : 'Ready' };
}
