import { useId } from 'preact/hooks';
import type { ModelEntry } from '@/models/catalog';
import { type DeviceReport, unfit, variantsFor } from '@/models/devices';
import { size } from '@/panel/amount';
import { Confirm } from '@/panel/Confirm';
import type { Client } from '@/rpc/client';
import type { WorkerJobs } from '@/rpc/jobs';
import type { ModelReport } from '@/rpc/model-jobs';
import type { Settings } from '@/store/settings';
import { Download } from './Download';
import { ImportFolder } from './ImportFolder';
import type { ModelsInUse } from './useModels';
import { WrongWeights } from './WrongWeights';
import { engineWords, fitWords, offerWords } from './words';

export interface ModelCardProps {
  entry: ModelEntry;
  report: ModelReport | undefined;
  device: DeviceReport;
  settings: Settings;
  models: ModelsInUse;
  worker: Client<WorkerJobs>;
}

/** One model: what it is for, whether it fits, and what can be done with it now. */
export function ModelCard(props: ModelCardProps) {
  const { entry, report, models } = props;
  const id = useId();
  const record = report?.record;
  return (
    <article class="model" aria-labelledby={id}>
      <h3 id={id}>{entry.title}</h3>
      <p>{entry.about}</p>
      {record === undefined && <Offer {...props} />}
      {record?.state === 'wrong' && <WrongWeights {...props} record={record} />}
      {record && record.state !== 'ready' && record.state !== 'wrong' && (
        <Download entry={entry} record={record} progress={report?.progress} models={models} />
      )}
      {record?.state === 'ready' && report && (
        <>
          <p class="note" role="status">
            {engineWords(report.engine)}
          </p>
          <div class="actions">
            <button type="button" disabled={report.engine.state === 'loading'} onClick={() => models.tryOut(entry.id)}>
              Try it
            </button>
          </div>
          <Confirm
            fact={`On this computer: ${size(record.files.reduce((sum, { bytes }) => sum + bytes, 0))}, ${record.dtype}, ${checked(record.files)}.`}
            label="Delete"
            question="Delete it from this computer?"
            confirm="Delete"
            disabled={false}
            onConfirm={() => models.remove(entry.id)}
          />
        </>
      )}
    </article>
  );
}

/** Before anything was fetched: what it would be. Pressing the button is the consent, so all that matters stands above it. */
function Offer({ entry, device, settings, models, worker }: ModelCardProps) {
  const { modelHost, modelDevice } = settings;
  const [best] = variantsFor(entry, device, modelDevice);
  const problem = unfit(entry, device, modelDevice);
  return (
    <>
      <p class="note">{offerWords(entry, best, modelHost)}</p>
      <p class="note">{problem ?? fitWords(entry, device, modelDevice)}</p>
      <div class="actions">
        <button type="button" class="primary" disabled={!best} onClick={() => models.download(entry.id)}>
          {best ? `Download ${size(best.aboutBytes)}` : 'Download'}
        </button>
        {best && <ImportFolder entry={entry} variants={variantsFor(entry, device, modelDevice)} worker={worker} />}
      </div>
    </>
  );
}

function checked(files: { path: string; sha256?: string }[]): string {
  return files.some(({ path, sha256 }) => sha256 && path.endsWith('.onnx')) ? 'SHA-256 checked' : 'no SHA-256 to check it with';
}
