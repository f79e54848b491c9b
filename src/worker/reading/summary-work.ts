import type { SummaryRequest, SummaryRun } from '@/store/run';
import { summaryId } from '@/store/run';
import { keepSummary, readSummary, runningSummaries } from '@/store/summaries';
import { summariseSteps } from '@/summarize/summarise';
import { BUILT_IN } from '@/worker/completer';
import { requireDocument } from './documents';
import { pause } from './pause';
import { type Work, Works } from './works';

/** How long the summariser has the worker for itself, in ms: a completion that is asked for meanwhile is not felt to wait. */
const TURN_MS = 8;
/** A worker that went away so often in the middle of the same summary will again. */
const MOST_ATTEMPTS = 3;
/** What was left running for longer, in ms, is no longer waited for. */
const STALE_MS = 24 * 60 * 60 * 1000;

export const summaries = new Works<SummaryRun>();

function workOn(request: SummaryRequest): Work<SummaryRun> {
  return async (update, signal) => {
    const { document } = await requireDocument(request.document);
    const steps = summariseSteps(document, request);
    let turnStart = performance.now();
    for (;;) {
      signal.throwIfAborted();
      const { done, value } = steps.next();
      if (done) return value;
      if (value.points) update({ points: value.points });
      if (performance.now() - turnStart < TURN_MS) continue;
      const { what, done: sofar, all } = value;
      update({ progress: { what, done: sofar, all } });
      await pause();
      turnStart = performance.now();
    }
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
