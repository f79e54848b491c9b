import type { Engine } from '@/engine/engine';

/** What a task works with. */
export interface Setting {
  /** The folder of the evaluation sets. */
  folder: string;
  engine: Engine;
  /** The folder of the tables. */
  data: string;
  /** The folder of the training texts. */
  corpus: string;
  /** Orders of the n-gram models to train. */
  orders: number[];
  /** Files of phrases to evaluate too. */
  phraseFiles: string[];
  /** Places of a set to take, where all are too many. */
  rows?: number;
  /** Says what is being done now. */
  progress(text: string): void;
}

/** A table with what it says in words; `figures` is the same for programs, unrounded. */
export interface Section {
  title: string;
  columns: string[];
  rows: string[][];
  notes?: string[];
  figures: unknown;
}

/** A set that is not there. */
export interface Skipped {
  skipped: string;
}

/** One evaluation, named on the command line: `npm run eval next-word`. */
export interface Task<Given = Setting> {
  name: string;
  about: string;
  run(setting: Given): AsyncIterable<Section | Skipped>;
}
