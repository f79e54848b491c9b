import { opensChunk, type Span } from './spans';
import { MONTH, type Unit } from './units';

const PERIOD = /^(?:century|centuries|decade|bc|ad|bce|ce|era)$/;
const PERCENT = /^(?:percent|%|per)$/;
const MEASURE =
  /^(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|km|km2|kilomet\w+|met(?:er|re)s?|m|ft|feet|miles?|mi|inch\w*|acres?|kg|tons?|tonnes?|pounds|degrees|mph|sq|square)$/;

/** What a run of words looks like: 'date', 'year', 'name2', 'lower1' … */
export function shapeOf(units: readonly Unit[], { from, to }: Span, sentence: string): string {
  const length = to - from + 1;
  const run = units.slice(from, to + 1);
  const first = run[0]!;
  const last = run[length - 1]!;
  const hasMoney = /[$€£¥]\s?$/.test(sentence.slice(Math.max(0, first.start - 2), first.start));
  if (run.some(({ hasDigit }) => hasDigit)) return digits(run, hasMoney, sentence.slice(last.end, last.end + 1) === '%');
  if (run.some(({ folded }) => MONTH.test(folded)) && run.some(({ isCapitalised }) => isCapitalised) && length < 3)
    return 'month';
  if (first.isNumber) return length === 1 ? 'number-word' : MEASURE.test(last.folded) ? 'measure' : 'counted';
  if (PERIOD.test(last.folded)) return 'period';
  return letters(units, run, from);
}

function digits(run: Unit[], hasMoney: boolean, hasPercent: boolean): string {
  const words = run.map(({ folded }) => folded);
  const last = words.at(-1)!;
  if (hasMoney) return 'money';
  if (hasPercent || PERCENT.test(last)) return 'share';
  if (words.some((word) => MONTH.test(word))) return run.length < 5 ? 'date' : 'with-date';
  if (PERIOD.test(last)) return 'period';
  if (run.length === 1) {
    if (/^(?:1\d|20)\d\ds?$/.test(last)) return 'year';
    if (/^(?:1\d|20)\d\ds?[-–]\d+$/.test(last)) return 'years';
    if (/^[\d.]+$/.test(last)) return 'number';
    return /\d(?:st|nd|rd|th)$/.test(last) ? 'ordinal' : 'code';
  }
  if (MEASURE.test(last)) return run.length < 4 ? 'measure' : 'with-number';
  if (words.every((word) => /\d/.test(word) || /illion|thousand|hundred/.test(word))) return 'number';
  if (/^[\d.,]+$/.test(words[0]!)) return run.length < 4 ? 'counted' : 'with-number';
  return 'with-number';
}

function letters(units: readonly Unit[], run: Unit[], from: number): string {
  const length = run.length > 3 ? 4 : run.length;
  const capitals = run.filter(({ isCapitalised }) => isCapitalised).length;
  const joiners = run.filter(({ terms }) => terms.length === 0).length;
  // The capital of the first word of a sentence says nothing.
  const opens = from === 0 && run.length === 1;
  if (capitals === run.length) return opens ? 'opening' : `name${length}`;
  if (capitals > 0 && capitals + joiners === run.length) return run.some(({ before }) => before !== '') ? 'names' : 'name-of';
  if (capitals > 0) return `mixed${length}`;
  const chunks = run.filter((_, i) => i === 0 || opensChunk(units, from + i)).length;
  return chunks > 1 ? `lower-chunks${Math.min(3, chunks)}` : `lower${length}`;
}
