import type { Mistake } from '@/spell/mistake';
import { isWordCharacter } from './words';

/** How one text became another: from `start`, `removed` UTF-16 units gave way to `added`. */
export interface Edit {
  start: number;
  removed: number;
  added: number;
}

/** The smallest edit that makes one text of another. */
export function editBetween(old: string, now: string): Edit {
  const shorter = Math.min(old.length, now.length);
  let start = 0;
  while (start < shorter && old.charCodeAt(start) === now.charCodeAt(start)) start++;
  let tail = 0;
  while (tail < shorter - start && old.charCodeAt(old.length - 1 - tail) === now.charCodeAt(now.length - 1 - tail)) tail++;
  return { start, removed: old.length - tail - start, added: now.length - tail - start };
}

/** The mistakes of a text that an edit left as they were, where they are now. `now`: the text after the edit. */
export function carried(mistakes: readonly Mistake[], { start, removed, added }: Edit, now: string): Mistake[] {
  const kept: Mistake[] = [];
  for (const mistake of mistakes) {
    const isBefore = mistake.end <= start;
    if (!isBefore && mistake.start < start + removed) continue;
    const shift = isBefore ? 0 : added - removed;
    const moved = shift === 0 ? mistake : { ...mistake, start: mistake.start + shift, end: mistake.end + shift };
    const isTouched = mistake.end === start || mistake.start === start + removed;
    if (!isTouched || isWhole(moved, now)) kept.push(moved);
  }
  return kept;
}

/** Whether the word of a mistake still stands alone: nothing was typed onto it. */
function isWhole({ start, end, word }: Mistake, text: string): boolean {
  const isJoined =
    (start > 0 && isWordCharacter(text, start - 1) && isWordCharacter(text, start)) ||
    (end < text.length && isWordCharacter(text, end - 1) && isWordCharacter(text, end));
  return !isJoined && text.startsWith(word, start);
}
