import type { Reading } from './reading';
import type { Span } from './spans';
import type { Unit } from './units';

/** Verbs and titles that stand after a name and say nothing of who that is: "Baker, MD, president of …". */
const DEGREE = /^[A-Z][A-Za-z.]{0,4}$/;
const COPULA = /^(?:is|are|was|were|became)$/;

/** How a sentence says who someone is. */
export interface Identity {
  /** The words beside the name that say it: "president of the society"; absent where the sentence itself does: "Baker is …". */
  span?: Span;
}

/** Whether a sentence says who someone is, to a question that asks no more: "Baker, president of the society, said …", "Baker is …". */
export function identifies({ question, text, units, matched }: Reading): Identity | undefined {
  if (!question.isIdentity) return undefined;
  const name = units.findIndex((_, i) => matched[i]! > 0 && !matched[i + 1]);
  const next = units[name + 1];
  if (name < 0 || !next) return undefined;
  if (COPULA.test(next.folded) && next.before === '') return {};
  if (next.before !== ',') return undefined;
  for (let from = name + 1; from < units.length; ) {
    const end = units.findIndex(({ before }, i) => i > from && /[,;:()—–"“”]/.test(before));
    const to = (end < 0 ? units.length : end) - 1;
    const isDegree = to === from && DEGREE.test(text.slice(units[from]!.start, units[from]!.end));
    if (!isDegree) return isNoun(units, from, to) ? { span: { from, to } } : undefined;
    if (end < 0 || units[end]!.before !== ',') return undefined;
    from = end;
  }
  return undefined;
}

/** Whether a run after a name can say who that is: it starts as a noun does, not as a clause ("who", "said", "which"). */
function isNoun(units: readonly Unit[], from: number, to: number): boolean {
  const first = units[from]!;
  if (
    /^(?:who|whose|which|that|said|says|and|or|but|also|as|in|on|at|by|with|for|to|from|after|before|because|when|where|however|he|she|they|it|\w+ed)$/.test(
      first.folded,
    )
  )
    return false;
  return to > from || !first.isCapitalised;
}
