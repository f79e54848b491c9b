import type { Question } from './question';
import type { Reading } from './reading';
import { shapeOf } from './shape';
import { isContent, opensChunk, type Span } from './spans';
import type { Unit } from './units';
import type { Emit } from './weights';

/** Emits what tells whether an answer starts at a unit. */
export function startFeatures({ question, units, matched, asked }: Reading, from: number, emit: Emit): void {
  const kind = question.asked;
  const first = units[from]!;
  const before = beforeOf(units, from);
  emit(`before ${before}`, 1);
  emit(`before ${kind} ${before}`, 1);
  if (!opensChunk(units, from)) emit(`tears before ${looks(units[from - 1]!)} ${looks(first)}`, 1);
  emit(`first ${kind} ${looks(first)}`, 1);
  if (from === 0) emit('opens sentence', 1);
  if (matched[from]! > 0) emit(`opens shared ${kind}`, 1);
  let near = from - 1;
  while (near >= 0 && matched[near] === 0) near--;
  if (near >= 0) sideFeatures('left', question, units, near + 1, from, asked[near]!, emit);
}

/** Emits what tells whether an answer ends at a unit. */
export function endFeatures({ question, units, matched, asked }: Reading, to: number, emit: Emit): void {
  const kind = question.asked;
  const last = units[to]!;
  const next = units[to + 1];
  const after = afterOf(units, to);
  emit(`after ${after}`, 1);
  emit(`after ${kind} ${after}`, 1);
  if (next && next.before === '' && isContent(next)) emit(`tears after ${looks(last)} ${looks(next)}`, 1);
  emit(`last ${kind} ${looks(last)}`, 1);
  emit(`last ${looks(last)}`, 1);
  if (!next) emit('closes sentence', 1);
  if (matched[to]! > 0) emit(`closes shared ${kind}`, 1);
  let near = to + 1;
  while (near < units.length && matched[near] === 0) near++;
  if (near < units.length) sideFeatures('right', question, units, to + 1, near, asked[near]!, emit);
}

/** Emits what tells whether a whole run of units is an answer, beyond its two ends. */
export function spanFeatures(reading: Reading, span: Span, emit: Emit): void {
  const { question, units, text, nearLeft, nearRight, weightLeft, weightRight } = reading;
  const { from, to } = span;
  const kind = question.asked;
  const length = Math.min(to - from + 1, 8);
  const shape = shapeOf(units, span, text);
  emit(`shape ${kind} ${shape}`, 1);
  emit(`shape ${shape}`, 1);
  emit(`focus ${question.focus[0] ?? '-'} ${shape}`, 1);
  emit(`length ${kind} ${length}`, 1);
  emit(`length ${shape} ${length}`, 1);
  emit(`between ${beforeOf(units, from)} ${afterOf(units, to)}`, 1);
  const isQuoted = /["“]$/.test(units[from]!.before) && /^["”]/.test(units[to + 1]?.before ?? '');
  if (isQuoted) emit(`quoted ${kind}`, 1);
  const [left, right] = [weightLeft[from]!, weightRight[to]!];
  if (left + right > 0) emit('near', (2 * (nearLeft[from]! + nearRight[to]!)) / (left + right));
  emit(`side ${kind} ${left > 0 ? (right > 0 ? 'both' : 'left') : right > 0 ? 'right' : 'none'}`, 1);
  innerFeatures(reading, span, emit);
}

function innerFeatures({ question, units, matched }: Reading, { from, to }: Span, emit: Emit): void {
  let content = 0;
  let shared = 0;
  for (let i = from; i <= to; i++) {
    const unit = units[i]!;
    if (i > from && unit.before) emit(`holds ${unit.before[0]}`, 1);
    if (unit.terms.length === 0) {
      if (i > from) emit(`holds ${unit.folded}`, 1);
      continue;
    }
    content++;
    if (matched[i]! > 0) shared++;
    const isFocus = question.focus.includes(unit.terms.at(-1)!);
    if (isFocus) emit(i === to ? 'focus closes' : i === from ? 'focus opens' : 'focus inside', 1);
  }
  const part = content ? shared / content : 0;
  emit(`shared ${part === 0 ? 'none' : part === 1 ? 'all' : part >= 0.5 ? 'most' : 'some'}`, 1);
}

/** The units from `from` to before `to` lie between an end of the answer and the nearest word that the question has at `place`. */
function sideFeatures(
  side: 'left' | 'right',
  { asked, units: words, wh, focus }: Question,
  units: readonly Unit[],
  from: number,
  to: number,
  place: number,
  emit: Emit,
): void {
  let content = 0;
  let marks = 0;
  for (let i = from; i < to; i++) if (isContent(units[i]!)) content++;
  for (let i = from; i <= to; i++) if (units[i]!.before) marks++;
  const far = to - from;
  emit(`${side} content ${Math.min(content, 5)}`, 1);
  emit(`${side} far ${asked} ${far > 7 ? 'far' : far > 3 ? 'some' : far}`, 1);
  emit(`${side} marks ${Math.min(marks, 3)}`, 1);
  const order = place === words.length - 1 ? 'last' : place < wh ? 'ahead' : place - wh > 3 ? 'later' : `${place - wh}`;
  emit(`${side} of ${order} ${content === 0 ? 'next' : 'off'}`, 1);
  emit(`${side} of ${asked} ${order}`, 1);
  if (words[place]!.terms.some((term) => term === focus[0])) emit(`${side} focus ${Math.min(far, 3)}`, 1);
}

function beforeOf(units: readonly Unit[], from: number): string {
  return neighbour(units[from - 1], units[from]!.before.at(-1) ?? '', '^');
}

function afterOf(units: readonly Unit[], to: number): string {
  return neighbour(units[to + 1], units[to + 1]?.before[0] ?? '', '.');
}

/** The word beside a span as far as it is a frequent one, else its looks; marks stand for themselves. */
function neighbour(unit: Unit | undefined, mark: string, none: string): string {
  if (!unit) return none;
  if (mark) return mark;
  return isContent(unit) ? looks(unit) : unit.folded;
}

/** What a word looks like: a number, a name, or its ending. */
function looks({ isNumber, isCapitalised, folded }: Unit): string {
  if (isNumber) return '9';
  if (isCapitalised) return 'X';
  return `x${/(?:ing|ed|ly|tion|s|er|al|ic|ous|ity|ive)$/.exec(folded)?.[0] ?? ''}`;
}
