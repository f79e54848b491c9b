import { capitalise } from '@/text/case';
import type { Token } from '@/text/tokens';
import { inCaseOf } from './casing';
import type { Doubt, Mistake } from './mistake';
import type { Option, Reading } from './option';
import { proposals } from './proposals';
import { withoutRepeats } from './reader';

const MOST_CORRECTIONS = 5;
/** By how much (nats) another reading must be better before a word is flagged. */
const MARGIN = { nonword: 0, plausible: 0, mixedUp: 0.5, realword: 4.2 };
/** Corrections that are hardly what was meant are not shown: the likely ones were too far-fetched. */
const HARDLY = 0.2;

/** A reading that is worse by more is no doubt; of the others so many are told. */
const LEAST_LEAD = -4;
const MOST_OTHERS = 3;

/** The known word as a doubt, where another reading is not far behind; `scores` tell how well each of the options fits. */
export function doubtOf(
  { start, end, text: word }: Token,
  options: readonly Option[],
  scores: Float64Array,
  opens: boolean,
): Doubt | undefined {
  const own = typedOf(options);
  const best = bestBut(own, scores);
  if (best < 0 || scores[best]! - scores[own]! < LEAST_LEAD) return undefined;
  const others = othersOf(own, scores)
    .filter((i) => scores[i]! - scores[own]! >= LEAST_LEAD)
    .slice(0, MOST_OTHERS)
    .map((i) => ({ text: inPlaceOf(word, options[i]!.text, opens), lead: scores[i]! - scores[own]! }));
  return { start, end, word, others };
}

/** The mistake that a word is, if it is one. */
export function judge(
  { start, end, text: word }: Token,
  { options, isKnown, isPlausible }: Reading,
  scores: Float64Array,
  opens: boolean,
): Mistake | undefined {
  const own = typedOf(options);
  const best = bestBut(own, scores);
  const kind = isKnown ? 'realword' : 'nonword';
  const margin = isPlausible ? 'plausible' : best >= 0 && options[best]!.isMixedUp ? 'mixedUp' : kind;
  if (best >= 0 && scores[best]! - scores[own]! < MARGIN[margin]) return undefined;
  const readings = othersOf(own, scores).map((i) => options[i]!);
  const shown = isKnown ? readings : proposals(word, readings);
  const p = shown[0] ? shareOf(options.indexOf(shown[0]), scores) : 0;
  if (p < HARDLY) return { start, end, word, kind, corrections: [], p: 0 };
  const corrections = withoutRepeats(shown.map(({ text }) => inPlaceOf(word, text, opens))).slice(0, MOST_CORRECTIONS);
  return { start, end, word, kind, corrections, p };
}

/** The place of what was typed among its readings. */
function typedOf(options: readonly Option[]): number {
  for (let i = 0; i < options.length; i++) if (options[i]!.isTyped) return i;
  return -1;
}

/** The place of the best score beside one, or -1: nearly all that is read is right, which this tells without sorting. */
function bestBut(own: number, scores: Float64Array): number {
  let best = -1;
  for (let i = 0; i < scores.length; i++) if (i !== own && (best < 0 || scores[i]! > scores[best]!)) best = i;
  return best;
}

/** The places beside one, best first. */
function othersOf(own: number, scores: Float64Array): number[] {
  const places: number[] = [];
  for (let i = 0; i < scores.length; i++) if (i !== own) places.push(i);
  return places.sort((a, b) => scores[b]! - scores[a]!);
}

/** The probability of one reading among all. */
function shareOf(place: number, scores: Float64Array): number {
  let top = scores[0]!;
  for (const score of scores) if (score > top) top = score;
  let total = 0;
  for (const score of scores) total += Math.exp(score - top);
  return Math.exp(scores[place]! - top) / total;
}

/** A word in the case of the one that it replaces. */
function inPlaceOf(typed: string, word: string, opens: boolean): string {
  return inCaseOf(typed, opens ? capitalise(word) : word);
}
