import type { Token } from '@/text/tokens';
import { inCaseOf } from './casing';
import type { Language } from './language';
import type { Mistake } from './mistake';
import type { Option } from './option';

/** Two words that were written for one. */
export interface Join {
  /** The place of the first. */
  place: number;
  /** The word that was meant. */
  text: string;
  /** By how much (nats) it fits better, what the slip costs taken off. */
  gain: number;
}

/**
 * What it costs to put a space into a word, so that of 80,000 words of right text (held back from training, and a part of Brown)
 * hardly ten places are flagged ("per cent"); and log P from which a word is common enough to have been meant.
 */
const JOIN = 5;
const JOIN_COMMON = -13;
/** Letters that the two must have together: shorter ones are often right apart. */
const SHORTEST = 5;

/** The neighbours that fit better as one word where they stand: "to day". `isOpen` tells which words may be changed. */
export function findJoins(
  language: Language,
  tokens: readonly Token[],
  read: readonly Option[],
  isOpen: (place: number) => boolean,
): Join[] {
  const joins: Join[] = [];
  for (let i = 0; i + 1 < tokens.length; i++) {
    if (!isOpen(i) || !isOpen(i + 1) || !mayJoin(tokens[i]!, tokens[i + 1]!)) continue;
    const entry = language.entryOf(tokens[i]!.text + tokens[i + 1]!.text);
    const join = entry < 0 ? undefined : joinAt(language, read, i, entry);
    if (join) joins.push(join);
  }
  return joins;
}

/** Whether two tokens stand side by side, are long enough together and the second has no capital of its own. */
function mayJoin(a: Token, b: Token): boolean {
  return b.start === a.end + 1 && a.text.length + b.text.length >= SHORTEST && b.text === b.text.toLowerCase();
}

/** A word in the place of two, if it fits better. */
function joinAt(language: Language, read: readonly Option[], place: number, entry: number): Join | undefined {
  if (language.lexicon.logProb(entry) < JOIN_COMMON) return undefined;
  const joined = language.option(entry, JOIN);
  const gain = scoreAt(language, read, place, [joined]) - scoreAt(language, read, place, [read[place]!, read[place + 1]!]);
  return gain > 0 ? { place, text: joined.text, gain } : undefined;
}

/** The mistakes of a sentence with its joins, in order; a join takes the place of what it covers. */
export function withJoins(
  mistakes: readonly Mistake[],
  joins: readonly Join[],
  tokens: readonly Token[],
  text: string,
): Mistake[] {
  if (joins.length === 0) return [...mistakes];
  const found: Mistake[] = [];
  for (const { place, text: meant, gain } of joins) {
    const { start } = tokens[place]!;
    const { end } = tokens[place + 1]!;
    if (found.length > 0 && found.at(-1)!.end > start) continue;
    const corrections = [inCaseOf(tokens[place]!.text, meant)];
    found.push({ start, end, word: text.slice(start, end), kind: 'realword', corrections, p: 1 / (1 + Math.exp(-gain)) });
  }
  const apart = mistakes.filter(({ start, end }) => !found.some((join) => join.start < end && start < join.end));
  return [...apart, ...found].sort((a, b) => a.start - b.start);
}

/** How well some words fit in the place of the two from `place` on. */
function scoreAt(language: Language, read: readonly Option[], place: number, words: readonly Option[]): number {
  const { model } = language;
  const before = [model.sentenceStart, ...read.slice(0, place).flatMap(({ ids }) => ids)].slice(1 - model.order);
  const lists = model.successors(before);
  let score = 0;
  for (const { ids, alone, cost } of [...words, ...read.slice(place + 2, place + 1 + model.order)]) {
    score -= cost;
    for (let i = 0; i < ids.length; i++) score += language.advance(lists, ids[i]!, alone[i]!);
  }
  return score;
}
