import type { Place } from '@/panel/place';
import { Switch } from '@/panel/Switch';
import type { Change } from '@/panel/useSettings';
import type { Settings } from '@/store/settings';
import { SNOOZE_MS, timeOfDay } from './snooze';

interface WhereProps {
  settings: Settings;
  change: Change;
  place: Place | undefined;
  nowMs: number;
}

/** Whether Inkling is on at all, and a break of an hour. The switch for one site is in the header. */
export function Where({ settings, change, place, nowMs }: WhereProps) {
  return (
    <>
      {(place?.kind === 'closed' || place?.kind === 'unknown') && <p class="note">{place.why}</p>}
      <div class="card">
        <Switch
          label="On everywhere"
          note="Never in passwords or payments."
          on={settings.enabled}
          onToggle={(enabled) => change(() => ({ enabled }))}
        />
        <Snooze settings={settings} change={change} nowMs={nowMs} />
      </div>
    </>
  );
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
