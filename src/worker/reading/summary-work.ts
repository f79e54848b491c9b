import type { SummaryRequest, SummaryRun } from '@/store/run';
import { summaryId } from '@/store/run';
import { keepSummary, readSummary, runningSummaries } from '@/store/summaries';
import { type Digest, digestSteps } from '@/summarize/summarise';
import { writeSummary } from '@/summarize/write-summary';
import { BUILT_IN } from '@/worker/completer';
import type { Writer } from '@/worker/models/writer';
import { requireDocument } from './documents';
import { inTurns } from './in-turns';
import { type Work, Works } from './works';

/** A worker that went away so often in the middle of the same summary will again. */
const MOST_ATTEMPTS = 3;
/** What was left running for longer, in ms, is no longer waited for. */
const STALE_MS = 24 * 60 * 60 * 1000;

export const summaries = new Works<SummaryRun>();

/** What writes summaries, as far as it is used here. */
export type SummaryWriter = Pick<Writer, 'name' | 'points'>;

/** Ends what is being written when another summary is wanted: a model writes one at a time, the one that was asked for last. */
let writing = new AbortController();

/** Chooses sentences of the document, and then writes beside them where a model is there that can. */
function workOn(request: SummaryRequest, writer?: SummaryWriter, earlier?: SummaryRun['written']): Work<SummaryRun> {
  return async (update, signal) => {
    const { document } = await requireDocument(request.document);
    const { points, covered, ...rest } = await inTurns(digestSteps(document, request), {
      signal,
      // Where something was written all points are there, and stay.
      onStep: ({ points: early }) => early && !earlier && update({ points: early }),
      onTurn: ({ what, done, all }) => update({ progress: { what, done, all } }),
    });
    const by = await writer?.name('summaries');
    if (!writer || by === undefined) return { points, covered };
    update({ points, covered });
    // Whatever happens to the model, what was chosen stays, and what it wrote until then.
    await write(rest, { writer, by, earlier, update, signal }).catch(() => {});
    return {};
  };
}

interface WriteOptions {
  writer: SummaryWriter;
  by: string;
  earlier: SummaryRun['written'];
  update: (change: Partial<SummaryRun>) => void;
  signal: AbortSignal;
}

async function write(
  digest: Pick<Digest, 'candidates' | 'scores' | 'count'>,
  { writer, by, earlier, update, signal }: WriteOptions,
): Promise<void> {
  writing.abort(new DOMException('another summary is wanted', 'AbortError'));
  writing = new AbortController();
  await writeSummary(digest, (...given) => writer.points(...given), {
    signal: AbortSignal.any([signal, writing.signal]),
    begun: earlier?.by === by ? earlier : undefined,
    onWritten: (written) =>
      update({
        written: { ...written, by },
        progress: { what: 'writing', done: written.done, all: written.all },
        ...(written.points.length > 0 && { engine: `${BUILT_IN} · ${by}` }),
      }),
  });
}

/** Begins, or goes on from what was written before, with what was chosen then: the same will be chosen again. */
function start(request: SummaryRequest, attempts: number, writer?: SummaryWriter, before?: SummaryRun): void {
  const { written, engine = BUILT_IN, points = [], covered } = before ?? {};
  const first: SummaryRun = {
    id: summaryId(request),
    request,
    state: 'running',
    engine,
    points: written ? points : [],
    ...(written && { written, ...(covered && { covered }) }),
    askedMs: Date.now(),
    attempts,
  };
  summaries.start(first, { work: workOn(request, writer, written), keep: keepSummary });
}

/** Whether there is nothing to add to a summary that was made: no model, or it has been through every part. */
async function isComplete({ written }: SummaryRun, writer?: SummaryWriter): Promise<boolean> {
  const by = await writer?.name('summaries');
  return by === undefined || (written?.by === by && written.done === written.all);
}

/** Makes a summary, joins in where it is being made, or gives the one that was made. See `ReadingJobs.summarize`. */
export async function summarize(
  { document, length, style, again = false }: SummaryRequest & { again?: boolean },
  job: { signal: AbortSignal; emit: (snapshot: SummaryRun) => void },
  writer?: SummaryWriter,
): Promise<SummaryRun> {
  const request = { document, length, style };
  const id = summaryId(request);
  await summaries.settled(id);
  const watched = summaries.watch(id, job);
  if (watched) return watched;
  const kept = await readSummary(id).catch(() => undefined);
  const isOver = kept?.state === 'done' ? await isComplete(kept, writer) : kept?.state !== 'running' && !again;
  if (kept && isOver) {
    const asked = { ...kept, askedMs: Date.now() };
    await keepSummary(asked).catch(() => {});
    return asked;
  }
  await requireDocument(document);
  job.signal.throwIfAborted();
  start(request, kept?.state === 'running' ? kept.attempts + 1 : 1, writer, kept);
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
export async function resumeSummaries(writer?: SummaryWriter): Promise<void> {
  for (const run of await runningSummaries()) {
    if (summaries.running.includes(run.id)) continue;
    if (run.attempts >= MOST_ATTEMPTS)
      await keepSummary({ ...run, state: 'failed', error: `It was interrupted ${run.attempts} times.` });
    else if (Date.now() - run.askedMs > STALE_MS) await keepSummary({ ...run, state: 'stopped' });
    else start(run.request, run.attempts + 1, writer, run);
  }
}
