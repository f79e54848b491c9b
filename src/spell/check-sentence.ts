import { capitalise, openingWord } from '@/text/case';
import { type Token, tokenise } from '@/text/tokens';
import { isPrefix } from './affixes';
import { inCaseOf } from './casing';
import { decode, scoreOptions } from './decode';
import { isForeign, type Tally } from './foreign';
import { findJoins, withJoins } from './joins';
import type { Language } from './language';
import type { Doubt, Mistake } from './mistake';
import { isModalOf } from './modal-of';
import type { Option, Reading } from './option';
import { noProse, type Span } from './passages';
import { proposals } from './proposals';
import { type Reader, withoutRepeats } from './reader';
import type { Personal } from './speller';

/** The mistakes of one sentence, with offsets into it. */
export interface SentenceCheck {
  mistakes: Mistake[];
  doubts: Doubt[];
  tally: Tally;
}

const MOST_CORRECTIONS = 5;
/** log P from which a word counts as one of the common few hundred. */
const COMMON = -8;
/** By how much (nats) another reading must be better before a word is flagged. */
const MARGIN = { nonword: 0, plausible: 0, mixedUp: 0.5, realword: 4.2 };
/** Corrections that are hardly what was meant are not shown: the likely ones were too far-fetched. */
const HARDLY = 0.2;

/** A reading that is worse by more is no doubt; of the others so many are told. */
const LEAST_LEAD = -4;
const MOST_OTHERS = 3;

/** Reads a sentence as a whole and gives the words that are probably not what was meant. Stops after each word that it looks up. */
export function* checkSentence(
  text: string,
  language: Language,
  reader: Reader,
  personal: Personal,
): Generator<void, SentenceCheck> {
  const tokens = tokenise(text);
  const words = tokens.map((token) => token.text);
  const opening = openingWord(words);
  const skipped = noProse(text);
  const tally: Tally = { words: 0, known: 0, common: 0 };
  const met = words.map((word) => reader.met(word));
  const checked = tokens.map((_, i) => met[i]!.isCheckable && isChecked(tokens, i, skipped, personal));
  met.forEach(({ logProb }, i) => {
    if (!checked[i]) return;
    tally.words++;
    if (logProb !== undefined) tally.known++;
    if (logProb !== undefined && logProb > COMMON) tally.common++;
  });
  if (isForeign(tally)) {
    // A poor speller is no foreigner: what is one slip from a common word counts as known.
    for (const [i, { text: word }] of tokens.entries()) {
      if (!checked[i] || met[i]!.known) continue;
      if (reader.isNear(word)) tally.known++;
      yield;
    }
    if (isForeign(tally)) return { mistakes: [], doubts: [], tally };
  }
  const readings: Reading[] = [];
  for (const [i, word] of words.entries()) {
    const reading = checked[i]
      ? reader.read(word, {
          opens: i === opening,
          isPart: isPart(tokens, i),
          isMentioned: isMentioned(tokens, i),
          isHave: isModalOf(words, i),
        })
      : met[i]!.asTyped;
    readings.push(reading);
    if (!reading.isKnown) yield;
  }
  const slots = readings.map(({ options }) => options);
  const chosen = decode(language, slots);
  const doubts: Doubt[] = [];
  const mistakes = tokens.flatMap((token, i) => {
    const { options, isKnown, isPlausible } = readings[i]!;
    if (options.length === 1 && (isKnown || isPlausible)) return [];
    const scores = scoreOptions(language, slots, chosen, i);
    if (isKnown) doubts.push(...doubtOf(token, options, scores, i === opening));
    const mistake = judge(token, readings[i]!, scores, i === opening);
    return mistake ? [mistake] : [];
  });
  const read = slots.map((options, i) => options[chosen[i]!]!);
  const joins = withJoins(
    mistakes,
    findJoins(language, tokens, read, (i) => checked[i]! && readings[i]!.isKnown),
    tokens,
    text,
  );
  return { mistakes: joins.filter(({ word }) => !personal.has(word)), doubts, tally };
}

/** Whether a token is joined to another by a hyphen. */
function isPart(tokens: readonly Token[], i: number): boolean {
  const joins = (at: number, place: number): boolean =>
    tokens[at]?.text === '-' && (tokens[at]!.start === place || tokens[at]!.end === place);
  return joins(i - 1, tokens[i]!.start) || joins(i + 1, tokens[i]!.end);
}

/** Whether a word stands between quotes by itself: it is spoken of, and often no English. */
function isMentioned(tokens: readonly Token[], i: number): boolean {
  return tokens[i - 1]?.text === '"' && tokens[i + 1]?.text === '"';
}

/** Whether letters are left out: "'emselves", "stirrin'". A quote that is closed again is none. */
function isElision(tokens: readonly Token[], i: number): boolean {
  const { start, end, text } = tokens[i]!;
  const isMark = (token: Token | undefined, place: number): boolean =>
    token?.text === "'" && (token.start === place || token.end === place);
  if (isMark(tokens[i - 1], start)) return !tokens.slice(i + 1).some((token) => token.text === "'");
  return text.endsWith('in') && isMark(tokens[i + 1], end);
}

function isChecked(tokens: readonly Token[], i: number, skipped: readonly Span[], personal: Personal): boolean {
  const { text, start, end } = tokens[i]!;
  return (
    !(isPrefix(text) && tokens[i + 1]?.text === '-') &&
    !isElision(tokens, i) &&
    !skipped.some((span) => span.start < end && start < span.end) &&
    !personal.has(text)
  );
}

/** The known word as a doubt, where another reading is not far behind. */
function doubtOf(
  { start, end, text: word }: Token,
  options: readonly Option[],
  scores: readonly number[],
  opens: boolean,
): Doubt[] {
  const own = options.findIndex(({ isTyped }) => isTyped);
  const others = options
    .map(({ text }, i) => ({ text: inCaseOf(word, opens ? capitalise(text) : text), lead: scores[i]! - scores[own]!, i }))
    .filter(({ lead, i }) => i !== own && lead >= LEAST_LEAD)
    .sort((a, b) => b.lead - a.lead)
    .slice(0, MOST_OTHERS)
    .map(({ text, lead }) => ({ text, lead }));
  return others.length ? [{ start, end, word, others }] : [];
}

/** The mistake that a word is, if it is one; `scores` tell how well each of its readings fits. */
function judge(
  token: Token,
  { options, isKnown, isPlausible }: Reading,
  scores: readonly number[],
  opens: boolean,
): Mistake | undefined {
  const own = options.findIndex(({ isTyped }) => isTyped);
  const order = options.map((_, i) => i).sort((a, b) => scores[b]! - scores[a]!);
  const others = order.filter((i) => i !== own);
  const kind = isKnown ? 'realword' : 'nonword';
  const [best] = others;
  const margin = isPlausible ? 'plausible' : best !== undefined && options[best]!.isMixedUp ? 'mixedUp' : kind;
  if (best !== undefined && scores[best]! - scores[own]! < MARGIN[margin]) return undefined;
  const total = scores.reduce((sum, score) => sum + Math.exp(score - scores[order[0]!]!), 0);
  const readings = others.map((i) => options[i]!);
  const shown = isKnown ? readings : proposals(token.text, readings);
  const first = shown[0] && options.indexOf(shown[0]);
  const p = first === undefined ? 0 : Math.exp(scores[first]! - scores[order[0]!]!) / total;
  const written = shown.map(({ text }) => inCaseOf(token.text, opens ? capitalise(text) : text));
  return {
    start: token.start,
    end: token.end,
    word: token.text,
    kind,
    ...(p < HARDLY ? { corrections: [], p: 0 } : { corrections: withoutRepeats(written).slice(0, MOST_CORRECTIONS), p }),
  };
}
