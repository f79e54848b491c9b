import { useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import type { Client } from '@/rpc/client';
import type { WorkerJobs } from '@/rpc/jobs';
import { Header } from './Header';
import { headline } from './headline';
import { useHistory } from './history/useHistory';
import { messageOf } from './persist';
import { useReading } from './reading/useReading';
import { extent } from './summary/coverage';
import { type TabOf, Tabs } from './Tabs';
import { Trouble } from './Trouble';
import { useNow } from './useNow';
import { usePageTab } from './usePageTab';
import { useSettings } from './useSettings';
import { useView, type View } from './useView';
import { ViewOf } from './ViewOf';
import { EngineTrouble } from './writing/Engine';
import { engineWords } from './writing/report';
import { useEngine } from './writing/useEngine';
import './theme.css';
import './panel.css';
import './controls.css';
import './summary/summary.css';
import './ask/ask.css';
import './history/history.css';

interface AppProps {
  worker: Client<WorkerJobs>;
  /** The popup closes as soon as the page is clicked; the side panel stays and follows the tabs. */
  surface: 'popup' | 'sidepanel';
}

const TABS: TabOf<View>[] = [
  { name: 'summary', label: 'Summary' },
  { name: 'ask', label: 'Ask' },
  { name: 'history', label: 'History' },
  { name: 'writing', label: 'Writing' },
];

/** The app that popup and side panel share. */
export function App({ worker, surface }: AppProps) {
  const settings = useSettings();
  const engine = useEngine(worker);
  const words = engineWords(engine.report);
  const page = usePageTab();
  const nowMs = useNow(settings.settings.snoozedUntil);
  const pageReading = useReading(worker, page, settings.isRead ? settings.settings : undefined, 'page');
  const history = useHistory(worker);
  const { view, choose, selectionAsked } = useView(page);
  const tabs = TABS.filter(({ name }) => name !== 'history' || !history.isEmpty || view === 'history');
  const [trouble, setTrouble] = useState<string>();
  const { reading } = pageReading;
  const windowId = page?.tab?.windowId;
  const openSidePanel = (): void => {
    // Asked at once: the browser opens it only while it knows of the click.
    if (windowId === undefined) return;
    browser.sidePanel.open({ windowId }).then(
      () => close(),
      (reason) => setTrouble(`The side panel could not be opened: ${messageOf(reason)}`),
    );
  };
  return (
    <>
      <Header
        page={page}
        headline={headline({ settings: settings.settings, place: page?.place, works: words.trouble === undefined, nowMs })}
        facts={reading.kind === 'read' ? `${extent(reading.document)} · ${words.name}` : undefined}
        settings={settings.settings}
        change={settings.change}
        onOpenSidePanel={surface === 'popup' ? openSidePanel : undefined}
      />
      <Trouble words={settings.trouble ?? trouble} />
      <EngineTrouble words={words} onRetry={engine.retry} />
      <Tabs label="Inkling" tabs={tabs} chosen={view ?? 'summary'} onChoose={choose}>
        <ViewOf
          view={view}
          surface={surface}
          worker={worker}
          page={page}
          settings={settings}
          pageReading={pageReading}
          history={history}
          engine={engine}
          selectionAsked={selectionAsked}
          nowMs={nowMs}
          choose={choose}
        />
      </Tabs>
    </>
  );
}
