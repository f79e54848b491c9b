import { inDatabase } from './database';
import type { SummaryRun } from './run';

/** Keeps a summary as far as it is. */
export async function keepSummary(run: SummaryRun): Promise<void> {
  await inDatabase('summaries', (database) => database.put('summaries', run, run.id));
}

/** A summary that was made, or begun. */
export function readSummary(id: string): Promise<SummaryRun | undefined> {
  return inDatabase('summaries', (database) => database.get('summaries', id));
}

/** The summaries that were being made when the worker was stopped, and those that are being made. */
export function runningSummaries(): Promise<SummaryRun[]> {
  return inDatabase('summaries', (database) => database.getAllFromIndex('summaries', 'state', 'running'));
}

/** The summary of a document that was asked for last; undefined where there is none. */
export function lastSummary(document: string): Promise<SummaryRun | undefined> {
  return inDatabase('summaries', async (database) => {
    const all = await database.getAllFromIndex('summaries', 'document', document);
    return all.reduce<SummaryRun | undefined>((last, run) => (last && last.askedMs > run.askedMs ? last : run), undefined);
  });
}
