import { useId } from 'preact/hooks';
import type { Settings } from '@/store/settings';
import type { Place } from './place';
import type { Change } from './useSettings';

interface SiteSwitchProps {
  settings: Settings;
  change: Change;
  place: Place | undefined;
  headline: string;
  facts?: string | undefined;
}

/** The site, whether Inkling is on there, and the switch for it, where it can be switched off; a click anywhere on the row counts. */
export function SiteSwitch({ settings, change, place, headline, facts }: SiteSwitchProps) {
  const id = useId();
  const site = place?.kind === 'site' ? place : undefined;
  const named = site ?? (place?.kind === 'viewer' ? place : undefined);
  const isOn = site !== undefined && !settings.sitesOff.includes(site.site);
  const toggle = (on: boolean): void => {
    if (!site) return;
    change(({ sitesOff }) => {
      const others = sitesOff.filter((other) => other !== site.site);
      return { sitesOff: on ? others : [...others, site.site] };
    });
  };
  const words = (
    <span class="here-words">
      <span class="here-line">
        {named && (
          <span id={id} class="site">
            {named.name}
          </span>
        )}
        <span role="status" class="headline">
          {headline}
        </span>
      </span>
      {facts && <span class="facts">{facts}</span>}
    </span>
  );
  if (place?.kind === 'viewer') return <div class="here">{words}</div>;
  return (
    <label class="here">
      {words}
      <input
        type="checkbox"
        role="switch"
        class="switch"
        aria-label="On this site"
        aria-describedby={site && id}
        title="On this site"
        checked={isOn}
        aria-checked={isOn}
        disabled={!site}
        onChange={(event) => toggle(event.currentTarget.checked)}
      />
    </label>
  );
}
