import { Trouble } from '@/panel/Trouble';
import { useSettings } from '@/panel/useSettings';
import type { Client } from '@/rpc/client';
import type { WorkerJobs } from '@/rpc/jobs';
import { BuiltIn } from './BuiltIn';
import { Models } from './Models';
import { useModels } from './useModels';
import '@/panel/theme.css';
import '@/panel/controls.css';
import './options.css';

/** The options page. Each part stands for itself. */
export function Options({ worker }: { worker: Client<WorkerJobs> }) {
  const { settings, change, trouble } = useSettings();
  const models = useModels(worker);
  return (
    <>
      <h1>Inkling options</h1>
      <Trouble words={trouble} />
      <BuiltIn worker={worker} models={models} settings={settings} change={change} />
      <Models worker={worker} models={models} settings={settings} change={change} />
    </>
  );
}
