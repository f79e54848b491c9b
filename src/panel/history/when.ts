/** When something was, as a person says it: the time for today, the day for this year, else the date. */
export function whenWords(atMs: number, nowMs: number, locale?: string, timeZone?: string): string {
  const zone = timeZone ? { timeZone } : {};
  const day = new Intl.DateTimeFormat('en-CA', { ...zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const [then, now] = [day.format(atMs), day.format(nowMs)];
  if (then === now) return new Intl.DateTimeFormat(locale, { ...zone, hour: 'numeric', minute: '2-digit' }).format(atMs);
  const isThisYear = then.slice(0, 4) === now.slice(0, 4);
  return new Intl.DateTimeFormat(locale, {
    ...zone,
    day: 'numeric',
    month: 'short',
    ...(isThisYear ? {} : { year: 'numeric' }),
  }).format(atMs);
}
