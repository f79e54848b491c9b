import type { Question } from './question';
import type { Reading } from './reading';
import { shapeOf } from './shape';
import { isContent, opensChunk, type Span } from './spans';
import type { Unit } from './units';
import type { Emit } from './weights';

/** Emits all that tells whether a run of words answers the question. */
export function spanFeatures(reading: Reading, span: Span, emit: Emit): void {
  const { question, units, text } = reading;
  const { from, to } = span;
  const kind = question.asked;
  const focus = question.focus[0] ?? '-';
  const length = to - from + 1;
  const shape = shapeOf(units, span, text);
  const before = neighbour(units, from - 1, units[from]!.before);
  const after = neighbour(units, to + 1, units[to + 1]?.before ?? '.');
  emit(`shape ${kind} ${shape}`, 1);
  emit(`shape ${shape}`, 1);
  emit(`focus ${focus} ${shape}`, 1);
  emit(`length ${kind} ${Math.min(length, 8)}`, 1);
  emit(`length ${shape} ${Math.min(length, 8)}`, 1);
  emit(`before ${before}`, 1);
  emit(`before ${kind} ${before}`, 1);
  emit(`after ${after}`, 1);
  emit(`after ${kind} ${after}`, 1);
  emit(`between ${before} ${after}`, 1);
  edges(units, span, kind, emit);
  inner(reading, span, emit);
  matches(reading, span, emit);
}

/** The word beside a span as far as it is a frequent one, else its looks; marks stand for themselves. */
function neighbour(units: readonly Unit[], at: number, mark: string): string {
  const unit = units[at];
  if (mark) return mark.length > 1 ? mark[0]! : mark;
  if (!unit) return '^';
  if (!isContent(unit)) return unit.folded;
  if (unit.hasDigit) return '9';
  return unit.isCapitalised ? 'X' : endingOf(unit.folded);
}

function endingOf(word: string): string {
  return `x${/(?:ing|ed|ly|tion|s|er|al|ic|ous|ity|ive)$/.exec(word)?.[0] ?? ''}`;
}

/** Whether the span is a whole that was not torn from its neighbours. */
function edges(units: readonly Unit[], { from, to }: Span, kind: string, emit: Emit): void {
  const first = units[from]!;
  const last = units[to]!;
  const next = units[to + 1];
  if (!opensChunk(units, from)) emit(`tears before ${looks(units[from - 1]!)} ${looks(first)}`, 1);
  if (next && next.before === '' && isContent(next)) emit(`tears after ${looks(last)} ${looks(next)}`, 1);
  emit(`first ${kind} ${looks(first)}`, 1);
  emit(`last ${kind} ${looks(last)}`, 1);
  emit(`last ${looks(last)}`, 1);
  if (from === 0) emit('opens sentence', 1);
  if (to === units.length - 1) emit('closes sentence', 1);
  const quoted = /["“]/.test(first.before.slice(-1)) && /^["”]/.test(next?.before ?? '');
  if (quoted) emit(`quoted ${kind}`, 1);
}

function looks(unit: Unit): string {
  if (unit.hasDigit) return '9';
  if (unit.isCapitalised) return 'X';
  return endingOf(unit.folded);
}

/** What is inside the span. */
function inner({ question, units, matched }: Reading, { from, to }: Span, emit: Emit): void {
  const kind = question.asked;
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
    if (question.focus.includes(unit.terms.at(-1)!))
      emit(i === to ? 'focus closes' : i === from ? 'focus opens' : 'focus inside', 1);
  }
  const part = content ? shared / content : 0;
  emit(`shared ${part === 0 ? 'none' : part === 1 ? 'all' : part >= 0.5 ? 'most' : 'some'}`, 1);
  if (matched[to]! > 0) emit(`closes shared ${kind}`, 1);
  if (matched[from]! > 0) emit(`opens shared ${kind}`, 1);
}

/** How near the question's words stand, and on which side. */
function matches({ question, units, matched, asked }: Reading, { from, to }: Span, emit: Emit): void {
  const kind = question.asked;
  let near = 0;
  let all = 0;
  let left = -1;
  let right = -1;
  let contentAway = 0;
  for (let i = from - 1; i >= 0; i--) {
    if (units[i]!.before && i + 1 <= from) contentAway += 0;
    if (matched[i]! > 0) {
      near += matched[i]! / (1 + contentAway);
      all += matched[i]!;
      if (left < 0) left = i;
    }
    if (isContent(units[i]!)) contentAway++;
  }
  contentAway = 0;
  for (let i = to + 1; i < units.length; i++) {
    if (matched[i]! > 0) {
      near += matched[i]! / (1 + contentAway);
      all += matched[i]!;
      if (right < 0) right = i;
    }
    if (isContent(units[i]!)) contentAway++;
  }
  if (all > 0) emit('near', (2 * near) / all);
  emit(`side ${kind} ${left < 0 ? (right < 0 ? 'none' : 'right') : right < 0 ? 'left' : 'both'}`, 1);
  if (left >= 0) sideOf('left', question, units, left + 1, from - 1, asked[left]!, emit);
  if (right >= 0) sideOf('right', question, units, to + 1, right - 1, asked[right]!, emit);
}

/** The nearest shared word on one side: how far, past how many marks, and where it stands in the question. */
function sideOf(
  side: string,
  { asked, units: words, wh, focus }: Question,
  units: readonly Unit[],
  from: number,
  to: number,
  place: number,
  emit: Emit,
): void {
  let content = 0;
  let marks = units[to + 1]?.before && side === 'right' ? 1 : 0;
  for (let i = from; i <= to; i++) {
    if (isContent(units[i]!)) content++;
    if (units[i]!.before) marks++;
  }
  const far = to - from + 1;
  emit(`${side} content ${Math.min(content, 5)}`, 1);
  emit(`${side} far ${asked} ${far > 3 ? (far > 7 ? 'far' : 'some') : far}`, 1);
  emit(`${side} marks ${Math.min(marks, 3)}`, 1);
  const order = place === words.length - 1 ? 'last' : place < wh ? 'ahead' : place - wh > 3 ? 'later' : `${place - wh}`;
  emit(`${side} of ${order} ${content === 0 ? 'next' : 'off'}`, 1);
  emit(`${side} of ${asked} ${order}`, 1);
  const isFocus = words[place]!.terms.some((term) => term === focus[0]);
  if (isFocus) emit(`${side} focus ${Math.min(far, 3)}`, 1);
}
