import type { Completion } from '@/predict/complete';
import { Predictor } from '@/predict/predictor';
import { loadNgrams } from './ngrams';
import { PersonalMemory } from './personal-memory';
import type { LoadTable } from './tables';

/** The name of the engine that is part of the extension, as shown to the person. */
export const BUILT_IN = 'built in';

/** What completes text in the worker, with its tables in memory. */
export interface Completer {
  engine: string;
  /** Bytes of all tables in use. */
  bytes: number;
  personal: PersonalMemory;
  predictor: Predictor;
  complete(input: { before: string; after: string }): Completion | null;
}

/** Loads the tables and gives what completes text with them. */
export async function loadCompleter(loadTable: LoadTable): Promise<Completer> {
  const model = await loadNgrams(loadTable);
  const predictor = new Predictor(model);
  const personal = new PersonalMemory(model);
  personal.start(new AbortController().signal); // As long as the worker lives.
  return {
    engine: BUILT_IN,
    bytes: model.bytes,
    personal,
    predictor,
    complete: ({ before, after }) => predictor.complete(before, { after, personal: personal.recency }).shown,
  };
}
