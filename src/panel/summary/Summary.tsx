import { CopyButton } from '@/panel/CopyButton';
import { numbered } from '@/panel/numbered';
import { State } from '@/panel/State';
import { Trouble } from '@/panel/Trouble';
import type { Shown } from '@/panel/useShown';
import { engineName } from '@/panel/writing/report';
import type { Client } from '@/rpc/client';
import type { WorkerJobs } from '@/rpc/jobs';
import type { DocumentInfo } from '@/rpc/reading-jobs';
import type { SummaryChoice } from '@/store/panel';
import { Choices } from './Choices';
import { coverage, progressWords } from './coverage';
import { summaryMarkdown } from './markdown';
import { Points, quoted } from './Points';
import { useSummary } from './useSummary';
import { Written } from './Written';

interface SummaryProps {
  worker: Client<WorkerJobs>;
  document: DocumentInfo;
  choice: SummaryChoice;
  onChoice: (choice: SummaryChoice) => void;
  shown: Shown;
  /** The document is not kept any more and must be read again. */
  onNotKept: () => void;
}

/** What a document says in a few of its own sentences, made as soon as it is looked at, and what a model writes beside them. */
export function Summary({ worker, document, choice, onChoice, shown, onNotKept }: SummaryProps) {
  const { run, isResumed, trouble, stop, again } = useSummary(worker, document.key, choice, onNotKept);
  const points = run?.points ?? [];
  const written = run?.written;
  const isRunning = !trouble && (!run || run.state === 'running');
  // Then all that may still come is what a model writes.
  const isChosen = run?.covered !== undefined;
  const isChoosing = isRunning && !isChosen;
  // What is stopped while a model writes is said there.
  const isStopped = run?.state === 'stopped' && !run.covered;
  const common = {
    url: document.url,
    style: choice.style,
    numberOf: numbered([...points, ...(written?.points ?? []).map(({ from }) => from)], ({ place: { block, start, end } }) =>
      [block, start, end].join(),
    ),
    shown: shown.in(document.key),
    onShow: shown.showIn(document.key),
  };
  const retry = (
    <button type="button" onClick={again}>
      {run?.state === 'stopped' ? 'Go on' : 'Try again'}
    </button>
  );
  return (
    <>
      <div class="bar">
        <Choices choice={choice} onChange={onChoice} />
        <span class="gap" />
        {isRunning && run && (
          <button type="button" onClick={stop}>
            Stop
          </button>
        )}
        {!isChoosing && points.length > 0 && (
          <CopyButton label="Copy" text={() => summaryMarkdown(document, choice.style, points, written)} />
        )}
      </div>
      <Trouble words={trouble ?? (run?.state === 'failed' ? `The summary could not be made: ${run.error}` : undefined)}>
        {retry}
      </Trouble>
      <div role="status" class="note">
        {isRunning && isResumed && <p>The browser had stopped the extension. It goes on where it was.</p>}
        {isChoosing && run?.progress && <p>{progressWords(run.progress)}</p>}
        {isStopped && <p>Stopped. {points.length > 0 && 'This is what there was so far.'}</p>}
      </div>
      {isChoosing && (
        <progress
          class="late"
          aria-label="Summarising"
          {...(run?.progress && { value: run.progress.done, max: run.progress.all })}
        />
      )}
      {isStopped && <div class="actions">{retry}</div>}
      {points.length > 0 && <Points points={points.map(quoted)} {...common} />}
      {run && written && <Written written={written} state={run.state} onGoOn={again} {...common} />}
      <Trouble words={shown.trouble} />
      {run?.state === 'done' && points.length === 0 && (
        <State title="No summary">
          <p>There is no sentence in this text that could stand for it.</p>
        </State>
      )}
      {run?.covered && (
        <p class="note" role="status">
          {coverage(run.covered)} · {engineName(run.engine)}
        </p>
      )}
    </>
  );
}
