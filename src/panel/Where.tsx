import type { Settings } from '@/store/settings';
import type { Place } from './place';
import { Switch } from './Switch';
import { SNOOZE_MS, timeOfDay } from './snooze';
import type { Change } from './useSettings';

interface WhereProps {
  settings: Settings;
  change: Change;
  place: Place | undefined;
  nowMs: number;
}

/** Where and when Inkling is on: everywhere, on this site, and not for the next hour. */
export function Where({ settings, change, place, nowMs }: WhereProps) {
  return (
    <div class="card">
      <Switch
        label="On everywhere"
        note="Never in passwords or payments."
        on={settings.enabled}
        onToggle={(enabled) => change(() => ({ enabled }))}
      />
      <ThisSite settings={settings} change={change} place={place} />
      <Snooze settings={settings} change={change} nowMs={nowMs} />
    </div>
  );
}

function ThisSite({ settings, change, place }: Omit<WhereProps, 'nowMs'>) {
  if (place?.kind !== 'site')
    return <Switch label="On this site" note={place?.why ?? '…'} on={false} disabled onToggle={() => {}} />;
  const { site, name } = place;
  const toggle = (on: boolean): void =>
    change(({ sitesOff }) => {
      const others = sitesOff.filter((other) => other !== site);
      return { sitesOff: on ? others : [...others, site] };
    });
  return <Switch label="On this site" note={name} on={!settings.sitesOff.includes(site)} onToggle={toggle} />;
}

function Snooze({ settings, change, nowMs }: Omit<WhereProps, 'place'>) {
  const isSnoozed = settings.snoozedUntil > nowMs;
  return (
    <div class="row">
      <span class="row-words">
        <span class="row-label">Snooze</span>
        <span class="note">
          {isSnoozed ? `Until ${timeOfDay(settings.snoozedUntil)}, then on again.` : 'A break on all sites.'}
        </span>
      </span>
      <button
        type="button"
        disabled={!settings.enabled}
        onClick={() => change(() => ({ snoozedUntil: isSnoozed ? 0 : Date.now() + SNOOZE_MS }))}
      >
        {isSnoozed ? 'Resume now' : 'Snooze for an hour'}
      </button>
    </div>
  );
}
