import type { WritingJobs } from '@/rpc/jobs';
import type { Handlers } from '@/rpc/server';
import { lookerOf } from '@/spell/looker';
import type { Check, OpenCheck } from '@/spell/mistake';
import { reconsider } from '@/spell/reconsider';
import { addToDictionary } from '@/store/dictionary';
import { countAccepted } from '@/store/usage';
import { loadChecker } from './checker';
import { loadCompleter } from './completer';
import { forget, learn } from './learning';
import type { NeuralCompleter } from './models/neural-completer';
import { once } from './once';
import { readStatus } from './status';
import { type LoadTable, loadPacked as loadPackedModel, loadTable as loadPackedTable } from './tables';

/** One function per job about what is written. Nothing is loaded before a job needs it. `neural` improves what the tables say. */
export function createHandlers(
  loadTable: LoadTable = loadPackedTable,
  neural?: Pick<NeuralCompleter, 'improve' | 'likelihood' | 'name'>,
  loadPacked: (path: string) => Promise<ArrayBuffer> = loadPackedModel,
): Handlers<WritingJobs> {
  const completer = once(() => loadCompleter(loadTable, loadPacked));
  const checker = once(() => loadChecker(loadTable));
  return {
    complete: async (input, { signal, emit }) => {
      const own = await completer();
      signal.throwIfAborted(); // A newer keystroke came while the tables were read.
      const shown = own.complete(input);
      return neural ? neural.improve(own, input, shown, { signal, emit }) : shown;
    },
    accepted: (input) => countAccepted(input),
    learn: async ({ text }) => {
      if (await learn(text)) await completer().then(({ personal }) => personal.add(text), ignore);
    },
    forget: async () => {
      await forget();
      await completer().then(({ personal }) => personal.clear(), ignore);
    },
    check: async ({ paragraphs }, { signal }) => {
      const { check } = await checker();
      signal.throwIfAborted();
      return (await check(paragraphs, { signal })).map(withoutDoubts);
    },
    reconsider: async ({ paragraph, beyond }, { signal }) => {
      const models = neural?.likelihood({ waits: beyond !== undefined }) ?? {};
      if (beyond && !models.downloaded && !models.own) return null;
      const { check } = await checker();
      const [open] = await check([paragraph], { signal }); // Its sentences are remembered from the check before.
      if (!open) return null;
      if (open.doubts.length === 0) return { ...withoutDoubts(open), by: 'model' }; // Nobody would see more.
      const network = models.downloaded ? undefined : await (await completer()).network.likelihood();
      const looker = lookerOf({ ...models, network });
      if (!looker) return null;
      const { likelihood, weighing, by } = looker;
      const mistakes = await reconsider(paragraph, open, likelihood, weighing, { signal });
      return { mistakes, isForeign: open.isForeign, by };
    },
    addWord: ({ word }) => addToDictionary(word),
    status: () => readStatus(completer, neural?.name),
  };
}

/** What a page needs of a check. */
function withoutDoubts({ mistakes, isForeign }: OpenCheck): Check {
  return { mistakes, isForeign };
}

/** A table that cannot be read is told by `status`, and must not keep anyone from erasing. */
function ignore(): void {}
