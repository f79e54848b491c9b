import { capitalise, openingWord } from '@/text/case';
import { isWord, type Token, tokenise } from '@/text/tokens';
import { inCaseOf, isAllCapitals } from './casing';
import { decode, scoreOptions } from './decode';
import { isForeign, type Tally } from './foreign';
import type { Language } from './language';
import type { Mistake } from './mistake';
import type { Reader, Reading } from './options';
import { noProse, type Span } from './passages';
import type { Personal } from './speller';

/** The mistakes of one sentence, with offsets into it. */
export interface SentenceCheck {
  mistakes: Mistake[];
  tally: Tally;
}

const MOST_CORRECTIONS = 5;
const LONGEST_WORD = 40;
const LATIN = /^[\p{Script=Latin}']+$/u;
/** log P from which a word counts as one of the common few hundred. */
const COMMON = -8;
/** By how much (nats) another reading must be better before a word is flagged. */
const MARGIN = { nonword: 0, realword: 3 };

/** Reads a sentence as a whole and gives the words that are probably not what was meant. */
export function checkSentence(text: string, language: Language, reader: Reader, personal: Personal): SentenceCheck {
  const tokens = tokenise(text);
  const opening = openingWord(tokens.map((token) => token.text));
  const skipped = noProse(text);
  const tally: Tally = { words: 0, known: 0, common: 0 };
  const readings = tokens.map((token, i): Reading => {
    if (!isChecked(token, skipped, personal)) return reader.readAsTyped(token.text);
    const reading = reader.read(token.text, i === opening);
    tally.words++;
    if (reading.isKnown) tally.known++;
    if (reading.isKnown && reading.options[0]!.alone[0]! > COMMON) tally.common++;
    return reading;
  });
  if (isForeign(tally)) return { mistakes: [], tally };
  const slots = readings.map(({ options }) => options);
  const chosen = decode(language, slots);
  const mistakes = tokens.flatMap((token, i) => {
    const { options, isKnown } = readings[i]!;
    if (options.length === 1 && isKnown) return [];
    const scores = scoreOptions(language, slots, chosen, i);
    const mistake = judge(token, readings[i]!, scores, i === opening);
    return mistake ? [mistake] : [];
  });
  return { mistakes, tally };
}

function isChecked({ text, start, end }: Token, skipped: readonly Span[], personal: Personal): boolean {
  return (
    text.length > 1 &&
    text.length <= LONGEST_WORD &&
    isWord(text) &&
    LATIN.test(text) &&
    !isAllCapitals(text) &&
    !skipped.some((span) => span.start < end && start < span.end) &&
    !personal.has(text)
  );
}

/** The mistake that a word is, if it is one; `scores` tell how well each of its readings fits. */
function judge(token: Token, { options, isKnown }: Reading, scores: readonly number[], opens: boolean): Mistake | undefined {
  const own = options.findIndex(({ isTyped }) => isTyped);
  const order = options.map((_, i) => i).sort((a, b) => scores[b]! - scores[a]!);
  const others = order.filter((i) => i !== own);
  const kind = isKnown ? 'realword' : 'nonword';
  const [best] = others;
  if (best === undefined || scores[best]! - scores[own]! < MARGIN[kind]) return undefined;
  const total = scores.reduce((sum, score) => sum + Math.exp(score - scores[order[0]!]!), 0);
  const written = others.map((i) => inCaseOf(token.text, opens ? capitalise(options[i]!.text) : options[i]!.text));
  return {
    start: token.start,
    end: token.end,
    word: token.text,
    kind,
    corrections: [...new Set(written)].filter((word) => word !== token.text).slice(0, MOST_CORRECTIONS),
    p: Math.exp(scores[best]! - scores[order[0]!]!) / total,
  };
}
