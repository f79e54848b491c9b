import { factIn } from './fact';
import type { Ranked } from './find';
import { identifies } from './identity';
import type { Span } from './spans';
import type { Unit } from './units';

/** A run of characters of a sentence, in UTF-16 units. */
export interface Run {
  start: number;
  end: number;
}

/** Scripts without spaces between words: where a word ends is not known, and the sentence is the answer. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]{2}/u;

/** The likely answer in the sentence; none where the whole sentence answers: yes or no, and what something is. */
export function spanIn({ evidence, found }: Ranked): Run | undefined {
  const { units, text, question } = evidence.reading;
  if (!found.best || question.asked === 'truth' || question.isDefinition || UNSPACED.test(text)) return undefined;
  const identity = identifies(evidence.reading);
  if (identity) return identity.span && runOf(text, units, identity.span);
  const span = factIn(evidence) ?? found.best;
  return found.isFitting ? runOf(text, units, span) : undefined;
}

/** The characters of a span, with the sign of a sum or a share: "$163 million", "85%". */
function runOf(text: string, units: readonly Unit[], { from, to }: Span): Run {
  const [start, end] = [units[from]!.start, units[to]!.end];
  const before = /\p{Sc}\s?$/u.exec(text.slice(Math.max(0, start - 2), start))?.[0].length ?? 0;
  const after = /^\s?[%‰°]/.exec(text.slice(end, end + 2))?.[0].length ?? 0;
  return units[from]!.hasDigit || units[to]!.hasDigit ? { start: start - before, end: end + after } : { start, end };
}
