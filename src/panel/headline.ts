import type { Settings } from '@/store/settings';
import type { Place } from './place';
import { timeOfDay } from './writing/snooze';

interface Situation {
  settings: Settings;
  /** Undefined while it is not known. */
  place: Place | undefined;
  /** Whether the engine does. */
  works: boolean;
  nowMs: number;
  locale?: string;
  timeZone?: string;
}

/** Whether Inkling works here now, in a few words: the first thing the panel says. */
export function headline({ settings, place, works, nowMs, locale, timeZone }: Situation): string {
  if (!settings.enabled) return 'Off everywhere';
  if (settings.snoozedUntil > nowMs) return `Snoozed until ${timeOfDay(settings.snoozedUntil, locale, timeZone)}`;
  if (place?.kind === 'closed') return 'Cannot run on this page';
  if (place?.kind === 'site' && settings.sitesOff.includes(place.site)) return 'Off on this site';
  return works ? 'On' : 'Not working';
}
