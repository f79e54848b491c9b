import type { Block } from '@/read/document';
import type { Evidence } from './evidence';
import type { Span } from './spans';

/** The most units of what a fact says that are a short answer. */
const SHORT = 14;

/** Whether a block is a fact of a table: its name and what it is, "Founded | 28 February 1998". */
export function isFact({ kind, text }: Block): boolean {
  return kind === 'row' && text.split(' | ').length === 2;
}

/** Whether a fact has the name of what a question asks for, and no other word in it. */
export function isAskedFor({ isFact, reading: { question, units, matched } }: Evidence): boolean {
  const from = units.findIndex(({ before }) => before.includes('|'));
  const name = units.slice(0, Math.max(0, from));
  const isFocus = name.some(({ terms }) => terms.some((term) => question.focus.includes(term)));
  return isFact && isFocus && name.every((_, i) => matched[i]! > 0);
}

/** What a fact says, where the question asks for it by its name: "1998" of "Founded | 1998". */
export function factIn({ isFact, reading: { units, matched } }: Evidence): Span | undefined {
  if (!isFact) return undefined;
  const from = units.findIndex(({ before }) => before.includes('|'));
  const isNamed = from > 0 && matched.subarray(0, from).some((weight) => weight > 0);
  return isNamed && units.length - from <= SHORT ? { from, to: units.length - 1 } : undefined;
}
