/** The smallest of the times that a share of them does not exceed (nearest rank). */
export function percentile(times: readonly number[], share: number): number {
  if (!times.length) throw new RangeError('percentile: of no times');
  const sorted = Float64Array.from(times).sort();
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))]!;
}
