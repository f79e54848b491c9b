/** Probability that one of the first gets more than one of the others (area under the ROC curve); ties count half. */
export function auroc(higher: readonly number[], lower: readonly number[]): number {
  const all = [...higher.map((score) => ({ score, isHigher: true })), ...lower.map((score) => ({ score, isHigher: false }))];
  all.sort((a, b) => a.score - b.score);
  let ranks = 0;
  for (let i = 0; i < all.length; ) {
    let end = i;
    while (end < all.length && all[end]!.score === all[i]!.score) end++;
    for (const { isHigher } of all.slice(i, end)) if (isHigher) ranks += (i + 1 + end) / 2;
    i = end;
  }
  return (ranks - (higher.length * (higher.length + 1)) / 2) / (higher.length * lower.length);
}
