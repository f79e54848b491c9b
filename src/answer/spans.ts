import { isStopWord } from '@/text/stop-words';
import { MONTH, type Unit } from './units';

/** A run of units of a sentence that may be an answer: first and last place. */
export interface Span {
  from: number;
  to: number;
}

/** Marks that no short answer reaches across; commas it may. */
const BREAK = /[;:()[\]"“”?!—|]/;
const INNER_UNITS = 5;
const MOST_UNITS = 14;

/** Words that can open or close an answer although they are stop words. */
const EDGE = new Set(['no', 'not', 'all', 'both', 'i', 'who']);

/** Stop words that are something else with a capital. */
const NAMES = new Set(['may', 'will', 'us']);

/** Whether a unit can stand at the edge of an answer. */
export function isContent(unit: Unit): boolean {
  const { folded, isCapitalised } = unit;
  return !isStopWord(folded) || EDGE.has(folded) || folded.length === 1 || (isCapitalised && NAMES.has(folded));
}

/** Whether a unit begins a new chunk: a run of content words with no mark between them. */
export function opensChunk(units: readonly Unit[], at: number): boolean {
  return at === 0 || units[at]!.before !== '' || !isContent(units[at - 1]!);
}

/** Whether a number goes on at a unit: "three | thousand". */
function tearsNumber(units: readonly Unit[], at: number): boolean {
  const unit = units[at];
  return units[at - 1]?.isNumber === true && unit?.isNumber === true && unit.before === '';
}

/** Whether a name or a date goes on at a unit: "Mozilla Public | License", "May | 28", "May 28 |, 1998". What opens a sentence may be no name. */
function tearsName(units: readonly Unit[], at: number): boolean {
  const unit = units[at];
  const last = units[at - 1]!;
  if (!unit) return false;
  const isDay = MONTH.test(last.folded) || MONTH.test(units[at - 2]?.folded ?? '');
  if (isDay && unit.hasDigit) return unit.before === '' || (unit.before === ',' && last.hasDigit);
  return unit.before === '' && unit.isCapitalised && last.isCapitalised && at > 1;
}

/** The runs that may be an answer: short ones from any content word to any other, longer ones from chunk to chunk. */
export function spansOf(units: readonly Unit[]): Span[] {
  const spans: Span[] = [];
  for (let from = 0; from < units.length; from++) {
    if (!isContent(units[from]!) || tearsNumber(units, from)) continue;
    const startsChunk = opensChunk(units, from);
    for (let to = from; to < Math.min(units.length, from + MOST_UNITS); to++) {
      if (to > from && BREAK.test(units[to]!.before)) break;
      if (!isContent(units[to]!) || tearsNumber(units, to + 1) || tearsName(units, to + 1)) continue;
      const endsChunk = to + 1 === units.length || opensChunk(units, to + 1) || !isContent(units[to + 1]!);
      if (to - from < INNER_UNITS || (startsChunk && endsChunk)) spans.push({ from, to });
    }
  }
  return spans;
}
