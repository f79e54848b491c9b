export const SNOOZE_MS = 60 * 60 * 1000;

/** The time of day at which a snooze ends, "15:42" or "3:42 PM". */
export function timeOfDay(atMs: number, locale?: string, timeZone?: string): string {
  return new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', ...(timeZone && { timeZone }) }).format(atMs);
}
