import type { Client } from '@/rpc/client';
import type { WorkerJobs } from '@/rpc/jobs';
import { Ask } from './ask/Ask';
import { History } from './history/History';
import type { HistoryInUse } from './history/useHistory';
import { NotRead } from './reading/NotRead';
import { useParts } from './reading/useParts';
import type { ReadingInUse } from './reading/useReading';
import { SummaryTab } from './summary/SummaryTab';
import { useEscape } from './useEscape';
import type { PageInFront } from './usePageTab';
import type { SettingsInUse } from './useSettings';
import { useShown } from './useShown';
import type { View } from './useView';
import { engineWords } from './writing/report';
import type { EngineInUse } from './writing/useEngine';
import { Writing } from './writing/Writing';

interface ViewOfProps {
  /** Undefined until it is known. */
  view: View | undefined;
  surface: 'popup' | 'sidepanel';
  worker: Client<WorkerJobs>;
  page: PageInFront | undefined;
  settings: SettingsInUse;
  pageReading: ReadingInUse;
  history: HistoryInUse;
  engine: EngineInUse;
  selectionAsked: number;
  nowMs: number;
  choose: (view: View) => void;
}

/** What the chosen tab shows. */
export function ViewOf(props: ViewOfProps) {
  const { view, surface, worker, page, settings, pageReading, history, engine, selectionAsked, nowMs, choose } = props;
  const { reading, refresh } = pageReading;
  const shown = useShown(worker);
  const parts = useParts(worker, page, reading.kind === 'read');
  const turnOn = (where: 'everywhere' | 'site'): void =>
    settings.change(({ sitesOff }) => {
      if (where === 'everywhere') return { enabled: true };
      return { sitesOff: sitesOff.filter((site) => page?.place.kind !== 'site' || site !== page.place.site) };
    });
  const ways = { onTurnOn: turnOn, onWriting: () => choose('writing') };
  const tabId = page?.tab?.id;
  // In the popup Escape closes the popup, and the mark stays.
  useEscape(() => {
    if (surface === 'sidepanel' && tabId !== undefined) shown.clear(tabId);
  });
  switch (view) {
    case 'summary':
      return (
        <SummaryTab
          worker={worker}
          page={page}
          settings={settings.isRead ? settings.settings : undefined}
          pageReading={pageReading}
          parts={parts}
          shown={shown}
          selectionAsked={selectionAsked}
          {...ways}
        />
      );
    case 'ask':
      // Of a page that cannot be read nothing is asked, but of other tabs; where reading is off or still going on, of none.
      if (tabId === undefined || reading.kind === 'reading' || reading.kind === 'off') {
        return <NotRead reading={reading.kind === 'read' ? { kind: 'reading' } : reading} onRetry={refresh} {...ways} />;
      }
      return (
        <Ask
          worker={worker}
          tabId={tabId}
          document={reading.kind === 'read' ? reading.document : undefined}
          notRead={reading.kind === 'read' ? undefined : <NotRead reading={reading} onRetry={refresh} {...ways} />}
          parts={parts}
          shown={shown}
          selectionAsked={selectionAsked}
          onChange={history.refresh}
        />
      );
    case 'history':
      return <History worker={worker} history={history} shown={shown} />;
    case 'writing':
      return (
        <Writing
          worker={worker}
          settings={settings.settings}
          change={settings.change}
          place={page?.place}
          nowMs={nowMs}
          engine={engine}
          words={engineWords(engine.report)}
        />
      );
    case undefined:
      return null;
  }
}
