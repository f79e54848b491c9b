/** "1,942 keystrokes", "1 keystroke": a count in the person's way of writing numbers, with its thing. */
export function amount(count: number, one: string, many: string, locale?: string): string {
  return `${new Intl.NumberFormat(locale).format(count)} ${count === 1 ? one : many}`;
}

/** "77.7 GB", "12.4 MB", "350 kB": a size in thousands, as disks and downloads are counted. */
export function size(sizeBytes: number, locale?: string): string {
  const [value, unit] =
    sizeBytes >= 1e9 ? [sizeBytes / 1e9, 'GB'] : sizeBytes >= 1e6 ? [sizeBytes / 1e6, 'MB'] : [sizeBytes / 1e3, 'kB'];
  const digits = value < 100 && unit !== 'kB' ? 1 : 0;
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value)} ${unit}`;
}
