import { openingWord } from '@/text/case';
import { type Token, tokenise } from '@/text/tokens';
import { isPrefix } from './affixes';
import { decode, scoreOptions } from './decode';
import { isForeign, type Tally } from './foreign';
import { findJoins, withJoins } from './joins';
import { doubtOf, judge } from './judge';
import type { Language } from './language';
import type { Doubt, Mistake } from './mistake';
import { isModalOf } from './modal-of';
import type { Reading } from './option';
import { noProse, type Span } from './passages';
import type { Reader } from './reader';
import type { Personal } from './speller';
import type { WordMet } from './words-met';

/** The mistakes of one sentence, with offsets into it. */
export interface SentenceCheck {
  mistakes: Mistake[];
  doubts: Doubt[];
  tally: Tally;
}

/** log P from which a word counts as one of the common few hundred. */
const COMMON = -8;

/** A sentence that is being checked: its words, and what is told of each by itself. */
interface Words {
  tokens: readonly Token[];
  texts: readonly string[];
  met: readonly WordMet[];
  /** Which of them are checked. */
  checked: readonly boolean[];
  /** The place of the word that opens the sentence, or -1. */
  opening: number;
}

/**
 * Reads a sentence as a whole and gives the words that are probably not what was meant. Stops after each word that it looks up.
 * It only calls the steps below: as one piece they would be compiled again whenever one of them meets something new.
 */
export function* checkSentence(
  text: string,
  language: Language,
  reader: Reader,
  personal: Personal,
): Generator<void, SentenceCheck> {
  const words = meet(text, reader, personal);
  const tally = count(words);
  if (isForeign(tally)) {
    yield* addNear(words, reader, tally);
    if (isForeign(tally)) return { mistakes: [], doubts: [], tally };
  }
  const readings: Reading[] = [];
  for (let i = 0; i < words.tokens.length; i++) {
    const reading = readAt(words, i, reader);
    readings.push(reading);
    if (!reading.isKnown) yield;
  }
  return { ...findMistakes(text, words, readings, language, personal), tally };
}

function meet(text: string, reader: Reader, personal: Personal): Words {
  const tokens = tokenise(text);
  const skipped = noProse(text);
  const texts: string[] = [];
  const met: WordMet[] = [];
  const checked: boolean[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const word = tokens[i]!.text;
    const own = reader.met(word);
    texts.push(word);
    met.push(own);
    checked.push(own.isCheckable && isChecked(tokens, i, skipped, personal));
  }
  return { tokens, texts, met, checked, opening: openingWord(texts) };
}

function count({ met, checked }: Words): Tally {
  const tally: Tally = { words: 0, known: 0, common: 0 };
  for (let i = 0; i < met.length; i++) {
    if (!checked[i]) continue;
    const { logProb } = met[i]!;
    tally.words++;
    if (logProb === undefined) continue;
    tally.known++;
    if (logProb > COMMON) tally.common++;
  }
  return tally;
}

/** A poor speller is no foreigner: what is one slip from a common word counts as known. */
function* addNear({ texts, met, checked }: Words, reader: Reader, tally: Tally): Generator<void, void> {
  for (let i = 0; i < texts.length; i++) {
    if (!checked[i] || met[i]!.known) continue;
    if (reader.isNear(texts[i]!)) tally.known++;
    yield;
  }
}

function readAt({ tokens, texts, met, checked, opening }: Words, i: number, reader: Reader): Reading {
  if (!checked[i]) return met[i]!.asTyped;
  return reader.read(texts[i]!, {
    opens: i === opening,
    isPart: isPart(tokens, i),
    isMentioned: isMentioned(tokens, i),
    isHave: isModalOf(texts, i),
  });
}

function findMistakes(
  text: string,
  { tokens, checked, opening }: Words,
  readings: readonly Reading[],
  language: Language,
  personal: Personal,
): { mistakes: Mistake[]; doubts: Doubt[] } {
  const slots = readings.map(({ options }) => options);
  const chosen = decode(language, slots);
  const doubts: Doubt[] = [];
  const mistakes: Mistake[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const reading = readings[i]!;
    if (reading.options.length === 1 && (reading.isKnown || reading.isPlausible)) continue;
    const scores = scoreOptions(language, slots, chosen, i);
    const doubt = reading.isKnown ? doubtOf(tokens[i]!, reading.options, scores, i === opening) : undefined;
    if (doubt) doubts.push(doubt);
    const mistake = judge(tokens[i]!, reading, scores, i === opening);
    if (mistake) mistakes.push(mistake);
  }
  const read = slots.map((options, i) => options[chosen[i]!]!);
  const joins = findJoins(language, tokens, read, (i) => checked[i]! && readings[i]!.isKnown);
  const found = withJoins(mistakes, joins, tokens, text);
  return { mistakes: found.filter(({ word }) => !personal.has(word)), doubts };
}

/** Whether a token is joined to another by a hyphen. */
function isPart(tokens: readonly Token[], i: number): boolean {
  const { start, end } = tokens[i]!;
  return touches(tokens[i - 1], '-', start) || touches(tokens[i + 1], '-', end);
}

/** Whether a token is a mark that begins or ends at a place. */
function touches(token: Token | undefined, mark: string, place: number): boolean {
  return token !== undefined && token.text === mark && (token.start === place || token.end === place);
}

/** Whether a word stands between quotes by itself: it is spoken of, and often no English. */
function isMentioned(tokens: readonly Token[], i: number): boolean {
  return tokens[i - 1]?.text === '"' && tokens[i + 1]?.text === '"';
}

/** Whether letters are left out: "'emselves", "stirrin'". A quote that is closed again is none. */
function isElision(tokens: readonly Token[], i: number): boolean {
  const { start, end, text } = tokens[i]!;
  if (touches(tokens[i - 1], "'", start)) return !tokens.slice(i + 1).some((token) => token.text === "'");
  return text.endsWith('in') && touches(tokens[i + 1], "'", end);
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
