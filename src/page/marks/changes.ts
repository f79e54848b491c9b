import type { Mistake } from '@/spell/mistake';
import type { Span } from './words';

/** A piece of text put in place of another. Offsets are UTF-16 indices into the text before any change. */
export interface Change extends Span {
  text: string;
}

/** A change that may be made, and the words around it. */
export interface Proposal extends Change {
  /** The text between the offsets. */
  word: string;
  before: string;
  after: string;
}

/** Most UTF-16 units of text shown on each side of a change. */
const CONTEXT = 36;

/** The best correction of each mistake that has one, in the order of the text. */
export function proposals(text: string, mistakes: readonly Mistake[]): Proposal[] {
  return mistakes.flatMap(({ start, end, word, corrections: [correction] }) =>
    correction === undefined
      ? []
      : [{ start, end, word, text: correction, before: contextBefore(text, start), after: contextAfter(text, end) }],
  );
}

/** A text with changes made, which are in order and do not overlap. */
export function withChanges(text: string, changes: readonly Change[]): string {
  let made = '';
  let done = 0;
  for (const change of changes) {
    made += text.slice(done, change.start) + change.text;
    done = change.end;
  }
  return made + text.slice(done);
}

/** Several changes as one, with the text between them; null for none. */
export function joined(text: string, changes: readonly Change[]): Change | null {
  const first = changes[0];
  const last = changes.at(-1);
  if (!first || !last) return null;
  const shifted = changes.map((change) => ({ ...change, start: change.start - first.start, end: change.end - first.start }));
  return { start: first.start, end: last.end, text: withChanges(text.slice(first.start, last.end), shifted) };
}

/** Where a place of the text is after changes; a place inside of a changed word goes to its end. */
export function placeAfter(place: number, changes: readonly Change[]): number {
  let shift = 0;
  for (const { start, end, text } of changes) {
    if (place <= start) break;
    if (place < end) return start + shift + text.length;
    shift += text.length - (end - start);
  }
  return place + shift;
}

function contextBefore(text: string, end: number): string {
  const line = text.slice(text.lastIndexOf('\n', end - 1) + 1, end);
  if (line.length <= CONTEXT) return line.trimStart();
  const near = line.slice(-CONTEXT);
  return `…${near.slice(near.search(/\s/) + 1)}`;
}

function contextAfter(text: string, start: number): string {
  const lineEnd = text.indexOf('\n', start);
  const line = text.slice(start, lineEnd < 0 ? text.length : lineEnd);
  if (line.length <= CONTEXT) return line.trimEnd();
  const near = line.slice(0, CONTEXT);
  return `${near.slice(0, Math.max(0, near.search(/\s\S*$/)) || CONTEXT)}…`;
}
