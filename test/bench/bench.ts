import type { Engine } from '@/engine/engine';
import type { Task } from '../eval/task';

/** What a bench works with. */
export interface BenchSetting {
  /** The folder of the evaluation sets, for texts to type. */
  folder: string;
  /** The folder of the tables. */
  data: string;
  /** Opens the engine anew. */
  open(): Promise<Engine>;
  /** Says what is being done now. */
  progress(text: string): void;
}

/** One measurement of speed or size, named on the command line: `npm run bench engine`. */
export type Bench = Task<BenchSetting>;
