import type { Settings } from '@/store/settings';
import { PanelIcon } from './icons';
import { SiteSwitch } from './SiteSwitch';
import { iconOf } from './tab';
import type { PageInFront } from './usePageTab';
import type { Change } from './useSettings';

interface HeaderProps {
  page: PageInFront | undefined;
  /** Whether Inkling works here now, in a few words. */
  headline: string;
  /** What was read of the page and with which engine, in a few words; absent while nothing is. */
  facts?: string | undefined;
  settings: Settings;
  change: Change;
  /** Absent where the panel is the side panel. */
  onOpenSidePanel?: (() => void) | undefined;
}

/** The page the panel stands over, what was read of it, and whether Inkling is on there. */
export function Header({ page, headline, facts, settings, change, onOpenSidePanel }: HeaderProps) {
  const url = page?.tab?.url;
  return (
    <header>
      <img class="favicon" src={url ? iconOf(url) : '/icons/32.png'} width="20" height="20" alt="" />
      <h1 title={page?.tab?.title}>{page?.tab?.title || 'Inkling'}</h1>
      {onOpenSidePanel && (
        <button type="button" class="icon-button" aria-label="Open side panel" title="Open side panel" onClick={onOpenSidePanel}>
          <PanelIcon />
        </button>
      )}
      <SiteSwitch settings={settings} change={change} place={page?.place} headline={headline} facts={facts} />
    </header>
  );
}
