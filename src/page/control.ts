import { controlSheet } from './control-sheet';
import type { Field } from './field';
import type { Control } from './fields';
import { offer, write } from './insert';
import type { Sheet } from './sheet';
import { AFTER_LIMIT, type Around, BEFORE_LIMIT } from './typing';

/** A `<textarea>` or an `<input>` of text. */
export class ControlField implements Field {
  constructor(readonly element: Control) {}

  around(): Around | null {
    const caret = this.#caret();
    if (caret === null) return null;
    const { value } = this.element;
    return { before: value.slice(Math.max(0, caret - BEFORE_LIMIT), caret), after: value.slice(caret, caret + AFTER_LIMIT) };
  }

  room(): number {
    const { maxLength, value } = this.element;
    return maxLength < 0 ? Number.POSITIVE_INFINITY : maxLength - value.length;
  }

  insert(text: string): boolean {
    const { element } = this;
    const caret = this.#caret();
    if (caret === null || text.length > this.room()) return false;
    const old = element.value;
    const hasChanged = (): boolean => element.value !== old;
    const answer = offer(element, text, [], hasChanged);
    if (answer !== 'free') return answer === 'taken';
    this.#endUndoStep();
    document.execCommand('insertText', false, text);
    if (!hasChanged()) write(element, text, caret, caret);
    this.#endUndoStep();
    return hasChanged();
  }

  sheet(): Sheet | null {
    const caret = this.#caret();
    return caret === null ? null : controlSheet(this.element, caret);
  }

  #caret(): number | null {
    const { selectionStart, selectionEnd } = this.element;
    return selectionStart === selectionEnd ? selectionStart : null;
  }

  /** Chrome joins what follows to the typing before it in one undo step, until the selection is set. */
  #endUndoStep(): void {
    const caret = this.#caret();
    if (caret !== null) this.element.setSelectionRange(caret, caret);
  }
}
