const DIGIT_BITS = 11;

/**
 * The row numbers in the order of (columns[0], columns[1], …), by least-significant-digit radix sort.
 * All values are below `limit`.
 */
export function sortRows(columns: readonly Uint32Array[], limit: number): Uint32Array {
  const n = columns[0]!.length;
  let rows = Uint32Array.from({ length: n }, (_, row) => row);
  let next = new Uint32Array(n);
  const passes = Math.max(1, Math.ceil(Math.log2(limit) / DIGIT_BITS));
  const places = new Uint32Array(1 << DIGIT_BITS);
  for (let k = columns.length - 1; k >= 0; k--) {
    for (let pass = 0; pass < passes; pass++) {
      scatter(columns[k]!, rows, next, pass * DIGIT_BITS, places);
      [rows, next] = [next, rows];
    }
  }
  return rows;
}

/** One stable pass: `rows` in the order of the digit at `shift`, written to `next`. */
function scatter(column: Uint32Array, rows: Uint32Array, next: Uint32Array, shift: number, places: Uint32Array): void {
  const mask = places.length - 1;
  places.fill(0);
  for (let i = 0; i < column.length; i++) places[(column[i]! >>> shift) & mask]!++;
  for (let digit = 0, sum = 0; digit <= mask; digit++) {
    const count = places[digit]!;
    places[digit] = sum;
    sum += count;
  }
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    next[places[(column[row]! >>> shift) & mask]!++] = row;
  }
}
