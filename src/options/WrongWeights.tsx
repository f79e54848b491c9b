import { variantsFor } from '@/models/devices';
import { type ModelRecord, untried } from '@/models/record';
import { size } from '@/panel/amount';
import { Trouble } from '@/panel/Trouble';
import type { ModelCardProps } from './ModelCard';
import { offerWords } from './words';

/** What is on this computer does not compute what it should: other weights are offered, and fetched only when the person wants them. */
export function WrongWeights({ entry, record, device, settings, models }: ModelCardProps & { record: ModelRecord }) {
  const { modelHost, modelDevice } = settings;
  const [next] = untried(variantsFor(entry, device, modelDevice), record);
  const isOther = next && next.weights !== record.weights;
  return (
    <>
      <Trouble
        words={`The ${record.dtype} weights compute something else than they should on this computer, and are not used.${isOther ? ` There are ${next.dtype} weights too.` : ''}`}
      />
      <p class="note">{offerWords(entry, next, modelHost)}</p>
      <div class="actions">
        <button type="button" class="primary" disabled={!next} onClick={() => models.download(entry.id)}>
          {next ? `Download ${size(next.aboutBytes)}` : 'Download'}
        </button>
        <button type="button" onClick={() => models.remove(entry.id)}>
          Delete
        </button>
      </div>
    </>
  );
}
