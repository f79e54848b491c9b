import { browser } from 'wxt/browser';
import type { Place } from '@/panel/place';
import type { Change } from '@/panel/useSettings';
import type { Client } from '@/rpc/client';
import type { WorkerJobs } from '@/rpc/jobs';
import type { Settings } from '@/store/settings';
import { Engine } from './Engine';
import { Keys } from './Keys';
import { Learning } from './Learning';
import type { EngineWords } from './report';
import { Saved } from './Saved';
import { Spelling } from './Spelling';
import type { EngineInUse } from './useEngine';
import { Where } from './Where';

interface WritingProps {
  worker: Client<WorkerJobs>;
  settings: Settings;
  change: Change;
  place: Place | undefined;
  nowMs: number;
  engine: EngineInUse;
  words: EngineWords;
}

/** Everything about help while writing. Each part stands for itself: a new one is a component here. */
export function Writing({ worker, settings, change, place, nowMs, engine, words }: WritingProps) {
  const erase = async (): Promise<void> => {
    await worker.run('forget', undefined);
    await engine.refresh();
  };
  return (
    <>
      <Where settings={settings} change={change} place={place} nowMs={nowMs} />
      <Keys />
      <Spelling settings={settings} change={change} />
      <Learning settings={settings} change={change} report={engine.report} erase={erase} />
      <Saved />
      <Engine words={words} />
      <footer class="row note">
        Nothing you type leaves this computer.
        <button type="button" onClick={() => void browser.runtime.openOptionsPage()}>
          Options
        </button>
      </footer>
    </>
  );
}
