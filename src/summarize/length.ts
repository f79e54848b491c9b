import type { Source } from './candidates';
import type { SummaryOptions } from './summarise';
import type { SummaryLength } from './summary';

/** Sentences of a summary of a text of up to `PLAIN_WORDS`, how many more for each doubling of that, and the largest share of the text. */
const SENTENCES: Record<SummaryLength, { base: number; more: number; share: number }> = {
  short: { base: 3, more: 0, share: 0.25 },
  medium: { base: 5, more: 1, share: 0.4 },
  long: { base: 8, more: 2, share: 0.6 },
};
const PLAIN_WORDS = 1000;

/** How many sentences a summary has: more of a long text, and never most of a short one. */
export function sentencesFor({ length, style, sentences }: SummaryOptions, { candidates, words }: Source): number {
  if (sentences !== undefined) return sentences;
  if (style === 'headline') return 1;
  const { base, more, share } = SENTENCES[length];
  const wanted = base + more * Math.max(0, Math.floor(Math.log2(words / PLAIN_WORDS)));
  const whole = candidates.reduce((sum, { isFragment }) => sum + (isFragment ? 0 : 1), 0);
  return Math.max(1, Math.min(wanted, Math.ceil(share * (whole || candidates.length))));
}
