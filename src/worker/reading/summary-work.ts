import type { SummaryRequest, SummaryRun } from '@/store/run';
import { summaryId } from '@/store/run';
import { keepSummary, readSummary, runningSummaries } from '@/store/summaries';
import { summariseSteps } from '@/summarize/summarise';
import { BUILT_IN } from '@/worker/completer';
import { requireDocument } from './documents';
import { inTurns } from './in-turns';
import { type Work, Works } from './works';

/** A worker that went away so often in the middle of the same summary will again. */
const MOST_ATTEMPTS = 3;
/** What was left running for longer, in ms, is no longer waited for. */
const STALE_MS = 24 * 60 * 60 * 1000;

export const summaries = new Works<SummaryRun>();

function workOn(request: SummaryRequest): Work<SummaryRun> {
  return async (update, signal) => {
    const { document } = await requireDocument(request.document);
    return inTurns(summariseSteps(document, request), {
      signal,
      onStep: ({ points }) => points && update({ points }),
      onTurn: ({ what, done, all }) => update({ progress: { what, done, all } }),
    });
  };
}

function start(request: SummaryRequest, attempts: number): void {
  const first: SummaryRun = {
    id: summaryId(request),
    request,
    state: 'running',
    engine: BUILT_IN,
    points: [],
    askedMs: Date.now(),
    attempts,
  };
  summaries.start(first, { work: workOn(request), keep: keepSummary });
}

/** Makes a summary, joins in where it is being made, or gives the one that was made. See `ReadingJobs.summarize`. */
export async function summarize(
  { document, length, style, again = false }: SummaryRequest & { again?: boolean },
  job: { signal: AbortSignal; emit: (snapshot: SummaryRun) => void },
): Promise<SummaryRun> {
  const request = { document, length, style };
  const id = summaryId(request);
  await summaries.settled(id);
  const watched = summaries.watch(id, job);
  if (watched) return watched;
  const kept = await readSummary(id).catch(() => undefined);
  if (kept && (kept.state === 'done' || (kept.state !== 'running' && !again))) {
    const asked = { ...kept, askedMs: Date.now() };
    await keepSummary(asked).catch(() => {});
    return asked;
  }
  await requireDocument(document);
  job.signal.throwIfAborted();
  start(request, kept?.state === 'running' ? kept.attempts + 1 : 1);
  return summaries.watch(id, job) ?? Promise.reject(new Error(`summary "${id}": ended before it began`));
}

/** Stops a summary that is being made here, or that a stopped worker left behind; tells whether there was one. */
export async function stopSummary(id: string): Promise<boolean> {
  if (summaries.stop(id)) return true;
  const kept = await readSummary(id);
  if (kept?.state !== 'running') return false;
  await keepSummary({ ...kept, state: 'stopped' });
  return true;
}

/** Takes up the summaries that a stopped worker left behind. */
export async function resumeSummaries(): Promise<void> {
  for (const run of await runningSummaries()) {
    if (summaries.running.includes(run.id)) continue;
    if (run.attempts >= MOST_ATTEMPTS)
      await keepSummary({ ...run, state: 'failed', error: `It was interrupted ${run.attempts} times.` });
    else if (Date.now() - run.askedMs > STALE_MS) await keepSummary({ ...run, state: 'stopped' });
    else start(run.request, run.attempts + 1);
  }
}
