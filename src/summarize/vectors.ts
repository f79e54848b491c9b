/** Sparse rows of unit length: row i has the columns `columns[from[i] … from[i + 1]]` with these weights. */
export interface SparseRows {
  rows: number;
  width: number;
  from: Int32Array;
  columns: Int32Array;
  weights: Float64Array;
}

/**
 * Rows of tf · ln(1 + n / df), scaled to length 1, so that the product of two rows is their cosine. `extra` rows (a title, a
 * heading) are weighed by the same table but do not count in it.
 */
export function tfIdf(texts: readonly (readonly string[])[], extra: readonly (readonly string[])[] = []): SparseRows {
  const ids = new Map<string, number>();
  const frequency: number[] = [];
  const counted = texts.map((terms) => count(terms, ids, frequency));
  for (const row of counted) for (const id of row.keys()) frequency[id]! += 1;
  const all = [...counted, ...extra.map((terms) => count(terms, ids, frequency))];
  const size = all.reduce((sum, row) => sum + row.size, 0);
  const rows = {
    rows: all.length,
    width: ids.size,
    from: new Int32Array(all.length + 1),
    columns: new Int32Array(size),
    weights: new Float64Array(size),
  };
  let at = 0;
  for (const [i, row] of all.entries()) {
    let square = 0;
    for (const [id, times] of row) {
      const weight = times * Math.log(1 + texts.length / Math.max(1, frequency[id]!));
      rows.columns[at] = id;
      rows.weights[at++] = weight;
      square += weight * weight;
    }
    const length = Math.sqrt(square);
    for (let k = rows.from[i]!; k < at; k++) rows.weights[k]! /= length;
    rows.from[i + 1] = at;
  }
  return rows;
}

function count(terms: readonly string[], ids: Map<string, number>, frequency: number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const term of terms) {
    let id = ids.get(term);
    if (id === undefined) {
      id = ids.size;
      ids.set(term, id);
      frequency.push(0);
    }
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

/**
 * The cosines of row `row` with the rows `first` … `end` − 1. `scratch`: `width` zeros, which are zeros again afterwards, for
 * callers that ask often.
 */
export function cosinesWith(
  { width, from, columns, weights }: SparseRows,
  row: number,
  first: number,
  end: number,
  scratch = new Float64Array(width),
): Float64Array {
  for (let k = from[row]!; k < from[row + 1]!; k++) scratch[columns[k]!] = weights[k]!;
  const cosines = new Float64Array(end - first);
  for (let i = first; i < end; i++) {
    let sum = 0;
    for (let k = from[i]!; k < from[i + 1]!; k++) sum += weights[k]! * scratch[columns[k]!]!;
    cosines[i - first] = sum;
  }
  for (let k = from[row]!; k < from[row + 1]!; k++) scratch[columns[k]!] = 0;
  return cosines;
}
