import type { Completion } from '@/predict/complete';
import { Predictor } from '@/predict/predictor';
import { loadNgrams } from './ngrams';
import { PersonalMemory } from './personal-memory';
import type { LoadTable } from './tables';
import { NetworkOpener } from './word-network';

/** The name of the engine that is part of the extension, as shown to the person. */
export const BUILT_IN = 'built in';

/** What completes text in the worker, with its tables in memory. */
export interface Completer {
  engine: string;
  /** Bytes of all tables in use. */
  bytes: number;
  personal: PersonalMemory;
  predictor: Predictor;
  network: NetworkOpener;
  complete(input: { before: string; after: string }): Completion | null;
}

/** Loads the tables and gives what completes text with them. `loadPacked` gives the network later. */
export async function loadCompleter(
  loadTable: LoadTable,
  loadPacked: (path: string) => Promise<ArrayBuffer>,
): Promise<Completer> {
  const model = await loadNgrams(loadTable);
  const predictor = new Predictor(model);
  const personal = new PersonalMemory(model);
  personal.start(new AbortController().signal); // As long as the worker lives.
  const network = new NetworkOpener(predictor, loadPacked);
  return {
    engine: BUILT_IN,
    bytes: model.bytes,
    personal,
    predictor,
    network,
    complete({ before, after }) {
      network.typed();
      return predictor.complete(before, { after, personal: personal.recency }).shown;
    },
  };
}
