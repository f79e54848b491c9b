import { browser } from 'wxt/browser';
import type { Client } from '@/rpc/client';
import type { WorkerJobs } from '@/rpc/jobs';
import { Header } from './Header';
import { headline } from './headline';
import { Trouble } from './Trouble';
import { useNow } from './useNow';
import { usePageTab } from './usePageTab';
import { useSettings } from './useSettings';
import { EngineTrouble } from './writing/Engine';
import { engineWords } from './writing/report';
import { useEngine } from './writing/useEngine';
import { Writing } from './writing/Writing';
import './theme.css';
import './panel.css';
import './controls.css';

interface AppProps {
  worker: Client<WorkerJobs>;
  /** The popup closes as soon as the page is clicked; the side panel stays and follows the tabs. */
  surface: 'popup' | 'sidepanel';
}

/** The app that popup and side panel share. */
export function App({ worker, surface }: AppProps) {
  const { settings, change, trouble } = useSettings();
  const engine = useEngine(worker);
  const words = engineWords(engine.report);
  const page = usePageTab();
  const nowMs = useNow(settings.snoozedUntil);
  const windowId = page?.tab?.windowId;
  const openSidePanel = (): void => {
    // Asked at once: the browser opens it only while it knows of the click.
    if (windowId !== undefined) void browser.sidePanel.open({ windowId }).then(() => close());
  };
  return (
    <>
      <Header
        page={page}
        headline={headline({ settings, place: page?.place, works: words.trouble === undefined, nowMs })}
        settings={settings}
        change={change}
        onOpenSidePanel={surface === 'popup' ? openSidePanel : undefined}
      />
      <Trouble words={trouble} />
      <EngineTrouble words={words} onRetry={engine.retry} />
      <div class="body">
        <Writing
          worker={worker}
          settings={settings}
          change={change}
          place={page?.place}
          nowMs={nowMs}
          engine={engine}
          words={words}
        />
      </div>
    </>
  );
}
