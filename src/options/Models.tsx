import { CATALOG } from '@/models/catalog';
import { Trouble } from '@/panel/Trouble';
import type { Change } from '@/panel/useSettings';
import type { Client } from '@/rpc/client';
import type { WorkerJobs } from '@/rpc/jobs';
import type { Settings } from '@/store/settings';
import { ModelCard } from './ModelCard';
import { ModelSettings } from './ModelSettings';
import type { ModelsInUse } from './useModels';
import { deviceWords } from './words';

interface ModelsProps {
  worker: Client<WorkerJobs>;
  models: ModelsInUse;
  settings: Settings;
  change: Change;
}

/** The models that can be downloaded, what is on this computer, and where they come from and run. */
export function Models({ worker, models, settings, change }: ModelsProps) {
  const { report, trouble } = models;
  return (
    <section aria-labelledby="models">
      <h2 id="models">Models</h2>
      <p class="note">
        Everything works without them. A model makes some of it better; it is fetched only when you press Download, runs on this
        computer, and what you write is sent nowhere.
      </p>
      <p class="note" role="status">
        {report ? deviceWords(report.device, settings.modelDevice, report.freeBytes) : 'Looking at what this computer has.'}
      </p>
      <Trouble words={trouble} />
      <div class="models">
        {report &&
          CATALOG.map((entry) => (
            <ModelCard
              key={entry.id}
              entry={entry}
              report={report.models.find(({ id }) => id === entry.id)}
              device={report.device}
              settings={settings}
              models={models}
              worker={worker}
            />
          ))}
      </div>
      <ModelSettings settings={settings} change={change} />
    </section>
  );
}
