/** Letters of a word that are indexed, and the most slips looked for, as in SymSpell's own defaults. */
const PREFIX = 7;
const DISTANCE = 2;

/**
 * A plain SymSpell (Garbe 2012): every string left when up to two letters are taken out of a word leads to the word; what is typed
 * is cut down in the same way. The nearest words come first (optimal string alignment), more frequent ones before rarer.
 */
export class SymSpell {
  readonly #counts: ReadonlyMap<string, number>;
  readonly #deletes = new Map<string, string[]>();

  constructor(counts: ReadonlyMap<string, number>) {
    this.#counts = counts;
    for (const word of counts.keys()) {
      for (const rest of deletesOf(word.slice(0, PREFIX))) {
        const same = this.#deletes.get(rest);
        if (same) same.push(word);
        else this.#deletes.set(rest, [word]);
      }
    }
  }

  has(word: string): boolean {
    return this.#counts.has(word);
  }

  suggest(word: string): string[] {
    const distances = new Map<string, number>();
    for (const rest of deletesOf(word.slice(0, PREFIX))) {
      for (const candidate of this.#deletes.get(rest) ?? []) {
        if (!distances.has(candidate)) distances.set(candidate, alignmentDistance(word, candidate));
      }
    }
    return [...distances]
      .filter(([, distance]) => distance <= DISTANCE)
      .sort((a, b) => a[1] - b[1] || this.#counts.get(b[0])! - this.#counts.get(a[0])!)
      .slice(0, 10)
      .map(([candidate]) => candidate);
  }
}

function deletesOf(word: string): Set<string> {
  let layer = new Set([word]);
  const all = new Set(layer);
  for (let distance = 0; distance < DISTANCE; distance++) {
    const next = new Set<string>();
    for (const text of layer) for (let i = 0; i < text.length; i++) next.add(text.slice(0, i) + text.slice(i + 1));
    for (const text of next) all.add(text);
    layer = next;
  }
  return all;
}

/** Levenshtein's distance with swaps of neighbours as one slip. */
export function alignmentDistance(a: string, b: string): number {
  let [twoBefore, before]: number[][] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      let least = Math.min(before![j]! + 1, row[j - 1]! + 1, before![j - 1]! + Number(a[i - 1] !== b[j - 1]));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, twoBefore![j - 2]! + 1);
      row.push(least);
    }
    [twoBefore, before] = [before!, row];
  }
  return before![b.length]!;
}
