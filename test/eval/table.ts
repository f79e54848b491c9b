/** Rows as aligned text: the first column to the left, the others to the right. */
export function alignedTable(columns: string[], rows: string[][]): string {
  const widths = columns.map((column, i) => Math.max(column.length, ...rows.map((row) => (row[i] ?? '').length)));
  const line = (cells: string[]): string =>
    widths
      .map((width, i) => (i ? (cells[i] ?? '').padStart(width) : (cells[i] ?? '').padEnd(width)))
      .join('  ')
      .trimEnd();
  return [line(columns), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
}

/** `.167`, or `-` where there is no figure. */
export function fraction(value: number | undefined, digits = 3): string {
  if (value === undefined) return '-';
  const text = value.toFixed(digits);
  return text.startsWith('0.') ? text.slice(1) : text.startsWith('-0.') ? `-${text.slice(2)}` : text;
}

/** Millions of bytes. */
export function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
