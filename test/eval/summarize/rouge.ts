import { porterStem } from './porter';

/** F1 of ROUGE-1, ROUGE-2 and ROUGE-L over the whole text, 0 … 1. */
export type Rouge = [one: number, two: number, longest: number];

const stems = new Map<string, string>();

/** Lower-case runs of a–z and 0–9, those of four letters and more stemmed, as the rouge-score package takes them. */
export function rougeTokens(text: string): string[] {
  return (text.toLowerCase().match(/[a-z0-9]+/g) ?? []).map((word) => {
    if (word.length <= 3) return word;
    let stem = stems.get(word);
    if (stem === undefined) {
      stem = porterStem(word);
      stems.set(word, stem);
    }
    return stem;
  });
}

function f1(common: number, found: number, wanted: number): number {
  const precision = common / Math.max(1, found);
  const recall = common / Math.max(1, wanted);
  return common === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}

function counts(tokens: readonly string[], n: number): Map<string, number> {
  const all = new Map<string, number>();
  for (let i = 0; i + n <= tokens.length; i++) {
    const gram = tokens.slice(i, i + n).join(' ');
    all.set(gram, (all.get(gram) ?? 0) + 1);
  }
  return all;
}

function overlap(one: readonly string[], other: readonly string[], n: number): number {
  const wanted = counts(other, n);
  let common = 0;
  for (const [gram, times] of counts(one, n)) common += Math.min(times, wanted.get(gram) ?? 0);
  return f1(common, Math.max(0, one.length - n + 1), Math.max(0, other.length - n + 1));
}

/** Length of the longest common subsequence. */
function longestCommon(one: readonly string[], other: readonly string[]): number {
  let row = new Uint32Array(other.length + 1);
  for (const token of one) {
    const next = new Uint32Array(other.length + 1);
    for (let j = 0; j < other.length; j++) next[j + 1] = token === other[j] ? row[j]! + 1 : Math.max(row[j + 1]!, next[j]!);
    row = next;
  }
  return row[other.length]!;
}

/** ROUGE of a summary against its references: the best of them for each measure. Agrees with rouge-score 0.1.2, use_stemmer. */
export function rouge(summary: string, references: readonly string[]): Rouge {
  const found = rougeTokens(summary);
  const best: Rouge = [0, 0, 0];
  for (const reference of references) {
    const wanted = rougeTokens(reference);
    const scores = [
      overlap(found, wanted, 1),
      overlap(found, wanted, 2),
      f1(longestCommon(found, wanted), found.length, wanted.length),
    ];
    for (const [i, score] of scores.entries()) best[i] = Math.max(best[i]!, score);
  }
  return best;
}

/** The mean of each measure. */
export function mean(scores: readonly Rouge[]): Rouge {
  return [0, 1, 2].map((i) => scores.reduce((sum, score) => sum + score[i]!, 0) / scores.length) as Rouge;
}
