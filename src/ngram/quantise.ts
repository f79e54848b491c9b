/**
 * The best `levels` values for weighted numbers in one dimension (Lloyd 1982), sorted, and the nearest of them for each.
 * Starts from quantiles, so the same input gives the same table.
 */
export function quantise(
  values: Float32Array,
  weights: Float32Array,
  levels: number,
): { table: Float32Array; codes: Uint8Array } {
  if (levels > 256) throw new RangeError(`quantise: ${levels} levels do not fit a byte`);
  const sample = sampleOf(values, weights);
  let table = Float32Array.from(
    { length: levels },
    (_, i) => sample.values[Math.floor(((i + 0.5) / levels) * sample.values.length)] ?? 0,
  );
  const sums = new Float64Array(levels);
  const totals = new Float64Array(levels);
  for (let round = 0; round < 30; round++) {
    sums.fill(0);
    totals.fill(0);
    for (let i = 0; i < sample.values.length; i++) {
      const code = nearest(table, sample.values[i]!);
      sums[code]! += sample.values[i]! * sample.weights[i]!;
      totals[code]! += sample.weights[i]!;
    }
    table = table.map((value, code) => (totals[code]! > 0 ? sums[code]! / totals[code]! : value)).sort();
  }
  return { table, codes: Uint8Array.from(values, (value) => nearest(table, value)) };
}

/** The place of the nearest value of a sorted table. */
export function nearest(table: Float32Array, value: number): number {
  let low = 0;
  let high = table.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((table[middle]! + table[middle + 1]!) / 2 < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** At most some 200,000 of the values, evenly taken, sorted. */
function sampleOf(values: Float32Array, weights: Float32Array): { values: Float32Array; weights: Float32Array } {
  const step = Math.max(1, Math.floor(values.length / 200_000));
  const places: number[] = [];
  for (let i = 0; i < values.length; i += step) places.push(i);
  places.sort((a, b) => values[a]! - values[b]!);
  return { values: Float32Array.from(places, (i) => values[i]!), weights: Float32Array.from(places, (i) => weights[i]!) };
}
