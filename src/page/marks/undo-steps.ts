import type { KeyPress } from '@/page/keys';

/** Most UTF-16 units kept, in all texts together. */
const KEPT = 4_000_000;

/** What the field does to get from one of its texts to the one before, or to the one after. */
export type HistoryStep = 'undo' | 'redo';

/**
 * What a field read between the steps in which one change was made to it: undoing the last of them is meant for all, and so is
 * doing the first again.
 */
export class UndoSteps {
  #texts: readonly string[] = [];

  /** Notes the text before the change, after each step, and at its end. */
  note(texts: readonly string[]): void {
    const length = texts.reduce((sum, text) => sum + text.length, 0);
    this.#texts = texts.length > 2 && length <= KEPT ? texts : [];
  }

  /** The step that has to follow after one took the field from a text to another; null where none has. */
  after(old: string, now: string): HistoryStep | null {
    const at = this.#texts.indexOf(old);
    if (at < 0) return null;
    if (this.#texts[at - 1] === now) return at > 1 ? 'undo' : null;
    if (this.#texts[at + 1] === now) return at + 2 < this.#texts.length ? 'redo' : null;
    return null;
  }
}

/** Whether a key press asks for undoing or for doing again, as all editors understand it. */
export function isHistoryKey({ key, ctrlKey, metaKey, altKey }: KeyPress): boolean {
  return ctrlKey !== metaKey && !altKey && /^[zy]$/i.test(key);
}
