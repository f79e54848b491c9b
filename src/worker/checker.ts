import type { OpenCheck } from '@/spell/mistake';
import { Speller } from '@/spell/speller';
import { readSpelling } from '@/spell/table';
import { Dictionary, readDictionary, watchDictionary } from '@/store/dictionary';
import { loadNgrams } from './ngrams';
import type { LoadTable } from './tables';
import { Turns } from './turns';

/** The most text one job may bring. */
const TEXT_LIMIT_CHARACTERS = 1_000_000;

/** What checks spelling in the worker, with its tables in memory. */
export interface Checker {
  /** Bytes of the table that only spelling uses. */
  bytes: number;
  /** The check of each paragraph, in order. Gives way to other work between sentences. */
  check(paragraphs: readonly string[], options: { signal: AbortSignal }): Promise<OpenCheck[]>;
}

/** Loads the tables, and follows the personal dictionary as long as the worker lives. */
export async function loadChecker(loadTable: LoadTable): Promise<Checker> {
  const [ngrams, spelling] = await Promise.all([loadNgrams(loadTable), loadTable('spelling.bin')]);
  const table = readSpelling(spelling, 'spelling.bin');
  const speller = new Speller(ngrams, table);
  let personal = new Dictionary(await readDictionary());
  watchDictionary((words) => {
    personal = new Dictionary(words);
  }, new AbortController().signal);
  return {
    bytes: table.bytes,
    async check(paragraphs, { signal }) {
      const length = paragraphs.reduce((sum, { length }) => sum + length, 0);
      if (length > TEXT_LIMIT_CHARACTERS) {
        throw new RangeError(`check: the text has ${length} characters, at most ${TEXT_LIMIT_CHARACTERS} are taken at once`);
      }
      const checks: OpenCheck[] = [];
      const turns = new Turns();
      for (const paragraph of paragraphs) {
        const steps = speller.steps(paragraph, personal);
        let step = steps.next();
        for (; !step.done; step = steps.next()) {
          if (!turns.isOver) continue;
          await turns.giveWay();
          signal.throwIfAborted();
        }
        checks.push(step.value);
      }
      return checks;
    },
  };
}
