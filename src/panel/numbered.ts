/** Numbers things from 1 in the order of their first mention: one that is named again, by its key, keeps its number. */
export function numbered<Named>(named: readonly Named[], keyOf: (one: Named) => string): (one: Named) => number {
  const keys = [...new Set(named.map(keyOf))];
  return (one) => 1 + keys.indexOf(keyOf(one));
}
