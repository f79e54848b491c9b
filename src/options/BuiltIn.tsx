import { useEffect, useState } from 'preact/hooks';
import { BUILT_IN_READER } from '@/models/catalog';
import { size } from '@/panel/amount';
import type { Change } from '@/panel/useSettings';
import type { Client } from '@/rpc/client';
import type { EngineStatus, WorkerJobs } from '@/rpc/jobs';
import type { Settings } from '@/store/settings';
import { OwnModel } from './OwnModel';
import type { ModelsInUse } from './useModels';
import { networkWords } from './words';

interface BuiltInProps {
  worker: Client<WorkerJobs>;
  models: ModelsInUse;
  settings: Settings;
  change: Change;
}

/** The models that came with the extension. */
export function BuiltIn({ worker, models, settings, change }: BuiltInProps) {
  const status = useStatus(worker);
  return (
    <section aria-labelledby="built-in">
      <h2 id="built-in">Built in</h2>
      <p class="note">These came with the extension, and work without a network.</p>
      <div class="models">
        <article class="model" aria-labelledby="word-network">
          <h3 id="word-network">Word network</h3>
          <p>
            Says which word comes next, from all that stands before it; the tables of word sequences and it complete what you type
            together. Made by this project from an encyclopaedia, film reviews and dialogues. It knows 24,000 words of English.
          </p>
          <p class="note" role="status">
            {networkWords(status?.network)}
          </p>
        </article>
        <OwnModel models={models} settings={settings} change={change} />
        <article class="model" aria-labelledby="built-in-reader">
          <h3 id="built-in-reader">{BUILT_IN_READER.title}</h3>
          <p>{BUILT_IN_READER.about} Made by this project from all-MiniLM-L6-v2 and questions about an encyclopaedia.</p>
          <p class="note">
            {BUILT_IN_READER.licence} licence · {size(BUILT_IN_READER.variants[0]!.aboutBytes)} · on the processor, loaded when
            you ask
          </p>
        </article>
      </div>
    </section>
  );
}

/** What the worker says of itself, asked again when the person comes back to the page; undefined until it has answered. */
function useStatus(worker: Client<WorkerJobs>): EngineStatus | undefined {
  const [status, setStatus] = useState<EngineStatus>();
  useEffect(() => {
    const ask = (): void => {
      if (document.visibilityState === 'visible') worker.run('status', undefined).then(setStatus, () => {});
    };
    ask();
    document.addEventListener('visibilitychange', ask);
    return () => document.removeEventListener('visibilitychange', ask);
  }, [worker]);
  return status;
}
