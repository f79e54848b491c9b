import type { SearchIndex } from './search-index';

/** Sentences that share so much of their terms say the same. */
const SAME = 0.8;

/**
 * The first `count` of the sentences, in their order, without those that repeat one before: the same text stands in two tabs, or
 * in the summary box of a page and in its body.
 */
export function withoutRepeats(index: SearchIndex, sentences: Iterable<number>, count: number): number[] {
  const kept: number[] = [];
  const termsOfKept: Set<number>[] = [];
  for (const sentence of sentences) {
    if (kept.length === count) break;
    const { tokens, sentenceStarts } = index.tables;
    const terms = new Set(tokens.subarray(sentenceStarts[sentence]!, sentenceStarts[sentence + 1]!));
    if (terms.size > 0 && termsOfKept.some((other) => overlap(terms, other) >= SAME)) continue;
    kept.push(sentence);
    termsOfKept.push(terms);
  }
  return kept;
}

/** Terms in common of all terms of both (Jaccard). */
function overlap(a: Set<number>, b: Set<number>): number {
  let common = 0;
  for (const term of a) if (b.has(term)) common++;
  return common / (a.size + b.size - common);
}
