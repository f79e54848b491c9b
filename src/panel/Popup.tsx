import type { Client } from '@/rpc/client';
import type { WorkerJobs } from '@/rpc/jobs';
import { Engine, EngineTrouble } from './Engine';
import { Header } from './Header';
import { headline } from './headline';
import { Keys } from './Keys';
import { Learning } from './Learning';
import { engineWords } from './report';
import { Saved } from './Saved';
import { Spelling } from './Spelling';
import { Trouble } from './Trouble';
import { useEngine } from './useEngine';
import { useNow } from './useNow';
import { usePlace } from './usePlace';
import { useSettings } from './useSettings';
import { Where } from './Where';
import './theme.css';
import './panel.css';
import './controls.css';

/** The toolbar popup. Each part stands for itself: a new one is a component here. */
export function Popup({ worker }: { worker: Client<WorkerJobs> }) {
  const { settings, change, trouble } = useSettings();
  const { report, refresh, retry } = useEngine(worker);
  const engine = engineWords(report);
  const place = usePlace();
  const nowMs = useNow(settings.snoozedUntil);
  const erase = async (): Promise<void> => {
    await worker.run('forget', undefined);
    await refresh();
  };
  return (
    <>
      <Header headline={headline({ settings, place, works: engine.trouble === undefined, nowMs })} />
      <Trouble words={trouble} />
      <EngineTrouble words={engine} onRetry={retry} />
      <Where settings={settings} change={change} place={place} nowMs={nowMs} />
      <Keys />
      <Spelling settings={settings} change={change} />
      <Learning settings={settings} change={change} report={report} erase={erase} />
      <Saved />
      <Engine words={engine} />
      <footer class="note">Nothing you type leaves this computer.</footer>
    </>
  );
}
