import type { Doubt, Mistake, OpenCheck } from './mistake';
import { isMixedUp } from './mixed-up';

/** Natural log of the probability of each text after what stands before it, by a language model. */
export type Likelihood = (before: string, texts: readonly string[], options?: { signal?: AbortSignal }) => Promise<number[]>;

/** What is read before a word, and after it, in UTF-16 units: what lies further off tells little and takes time. */
const BEFORE = 320;
const AFTER = 48;

/** How what the n-grams and a model say is weighed. */
export interface Weighing {
  /** What a nat of lead by the model counts, beside one of the n-grams, which know what slips are likely. */
  model: number;
  /** From which sum of leads on a word is flagged that the n-grams let pass. */
  least: number;
  /** The same where people take the one for the other although they know both: "their" and "there". */
  leastMixedUp: number;
  /** From which sum on a flag stays that the n-grams gave: where it is lower, one that is seen does not go for a small reason. */
  leastFlagged: number;
}

/**
 * By a downloaded language model. Chosen on sentences of Wikipedia that the n-grams have not seen, every second with a word put in
 * for another: of 210 such words 165 are corrected, of 9,231 right ones 1 is flagged; 110 and none by the n-grams alone. Sums from
 * 3.5 to 4.5 give the same there.
 */
export const BY_LANGUAGE_MODEL: Weighing = { model: 0.6, least: 4, leastMixedUp: 4, leastFlagged: 4 };

/**
 * By the built-in network, which is less sure of what it says. Chosen on other such sentences, every third with a word of a group
 * that is mixed up put in for another, every third with any word that is close: with sums from 8 and 4, of 398 and 455 such words 367
 * and 73 were corrected by a network that had seen half of the text (by the n-grams alone 348 and 47), of 32,740 words 1 right one
 * was flagged (2). Sums of 6 and 2 gave 381 and 91 there and flagged no more; they were raised, now to 9, because JFLEG, whose
 * writers make other mistakes, is then flagged more often.
 */
export const BY_NETWORK: Weighing = { model: 0.6, least: 9, leastMixedUp: 4, leastFlagged: 2 };

/**
 * By the mean of the language model of the extension and the network. Chosen on 1,500 sentences held back from the training of n-grams
 * and network, every third with a word of a group put in for another, every third with any word that one letter makes: of 386 and 391
 * such words 372 and 157 were corrected (by the network 354 and 108), of 26,092 words 10 right ones were flagged (8). Sums from 7 on do
 * as well there; they were raised with Brown in view, where rare words are flagged first.
 */
export const BY_BOTH: Weighing = { model: 1.2, least: 9, leastMixedUp: 4, leastFlagged: 4 };

/**
 * Looks at the doubts of a check with a language model: adds known words that it finds wrong too, and takes away those that it
 * finds right. Gives all mistakes of the text in order; those that are no words stay as they are.
 */
export async function reconsider(
  text: string,
  { mistakes, doubts }: OpenCheck,
  likelihood: Likelihood,
  weighing: Weighing,
  options: { signal?: AbortSignal } = {},
): Promise<Mistake[]> {
  const isDoubt = ({ start, end }: Mistake): boolean => doubts.some((doubt) => doubt.start === start && doubt.end === end);
  const found = mistakes.filter((mistake) => mistake.kind === 'nonword' || !isDoubt(mistake));
  const kept = [...found];
  for (const doubt of doubts) {
    if (kept.some(({ start, end }) => start < doubt.end && doubt.start < end)) continue; // Part of something that is wrong anyway.
    const leads = await leadsOf(text, doubt, likelihood, options);
    const others = doubt.others.map((other, i) => ({ text: other.text, sum: other.lead + weighing.model * leads[i]! }));
    others.sort((a, b) => b.sum - a.sum);
    const [best] = others;
    const { start, end, word } = doubt;
    const isFlagged = mistakes.some((mistake) => mistake.start === start && mistake.end === end);
    if (!best || best.sum < leastFor(word, best.text, isFlagged, weighing)) continue;
    const total = others.reduce((all, { sum }) => all + Math.exp(sum), 1);
    found.push({
      start,
      end,
      word,
      kind: 'realword',
      corrections: others.map((other) => other.text),
      p: Math.exp(best.sum) / total,
    });
  }
  return found.sort((a, b) => a.start - b.start);
}

function leastFor(word: string, other: string, isFlagged: boolean, weighing: Weighing): number {
  if (isFlagged) return weighing.leastFlagged;
  return isMixedUp(word, other) ? weighing.leastMixedUp : weighing.least;
}

/** By how much the model finds each of the others likelier than the word, with what follows, in nats. */
async function leadsOf(
  text: string,
  { start, end, word, others }: Doubt,
  likelihood: Likelihood,
  options: { signal?: AbortSignal } = {},
): Promise<number[]> {
  const line = text.lastIndexOf('\n', start - 1) + 1;
  const from = start - line > BEFORE ? text.indexOf(' ', start - BEFORE) + 1 : line;
  const [following = ''] = /^[^\n]*/.exec(text.slice(end, end + AFTER))!;
  // A word that is cut off says something wrong.
  const after = end + AFTER < text.length ? following.replace(/\s\S*$/, '') : following;
  const texts = [word, ...others.map((other) => other.text)].map((one) => one + after);
  const [own, ...rest] = await likelihood(text.slice(Math.min(from, start), start), texts, options);
  return rest.map((one) => one - own!);
}
