import type { ModelEntry } from '@/models/catalog';
import type { ModelRecord } from '@/models/record';
import { Trouble } from '@/panel/Trouble';
import type { ModelReport } from '@/rpc/model-jobs';
import type { ModelsInUse } from './useModels';
import { progressWords } from './words';

interface DownloadProps {
  entry: ModelEntry;
  record: ModelRecord;
  progress: ModelReport['progress'];
  models: ModelsInUse;
}

/** A download that runs, rests or failed. */
export function Download({ entry, record, progress, models }: DownloadProps) {
  const { state, why } = record;
  const far = progress && progress.totalBytes > 0 ? progress : undefined;
  return (
    <>
      {far && <progress max={far.totalBytes} value={far.thereBytes} aria-label={`Download of ${entry.title}`} />}
      {state === 'failed' && <Trouble words={`The download stopped: ${why ?? 'no reason was given'}`} />}
      {far && (
        <p class="note">
          {state === 'paused' ? 'Paused at ' : ''}
          {progressWords(far)}
        </p>
      )}
      <div class="actions">
        {state === 'downloading' && (
          <button type="button" onClick={() => models.pause(entry.id)}>
            Pause
          </button>
        )}
        {state === 'paused' && (
          <button type="button" class="primary" onClick={() => models.download(entry.id)}>
            Resume
          </button>
        )}
        {state === 'failed' && (
          <button type="button" class="primary" onClick={() => models.download(entry.id)}>
            Try again
          </button>
        )}
        <button type="button" onClick={() => models.remove(entry.id)}>
          Cancel
        </button>
      </div>
    </>
  );
}
