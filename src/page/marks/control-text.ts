import type { Box } from '@/page/boxes';
import { controlBox } from '@/page/control-sheet';
import type { Control } from '@/page/fields';
import { offer, write } from '@/page/insert';
import type { Overlay } from '@/page/overlay';
import { type Change, joined, placeAfter, withChanges } from './changes';
import type { FieldText } from './field-text';
import { CHECKED_LIMIT, LINE_LIMIT } from './limits';
import { Mirror } from './mirror';
import type { Span } from './words';

/** The text of a `<textarea>` or an `<input>`, with a mirror of it under which the underlines are drawn. */
export class ControlText implements FieldText {
  readonly root: ShadowRoot;
  readonly #mirror: Mirror;
  #text = '';
  /** Whether the mirror shows the text that was last read. */
  #isMirrored = false;

  constructor(
    readonly element: Control,
    overlay: Overlay,
  ) {
    this.root = overlay.root;
    this.#mirror = new Mirror(overlay);
  }

  read(): string {
    const { value } = this.element;
    const isTooLong = value.length > CHECKED_LIMIT || value.split('\n').some((line) => line.length > LINE_LIMIT);
    const text = isTooLong ? '' : value;
    if (text !== this.#text) this.#isMirrored = false;
    this.#text = text;
    return text;
  }

  selection(): Span | null {
    const { selectionStart: start, selectionEnd: end } = this.element;
    return start === null || end === null ? null : { start, end };
  }

  range(span: Span): Range | null {
    const box = this.#isMirrored ? null : controlBox(this.element);
    if (box) {
      this.#mirror.show(this.#text, box, this.element);
      this.#isMirrored = true;
    }
    return this.#isMirrored ? this.#mirror.range(span) : null;
  }

  isNear(paragraph: Span, part: Box): boolean {
    const range = this.range({ start: paragraph.start, end: paragraph.start });
    const line = range?.startContainer.parentElement?.getBoundingClientRect();
    return line !== undefined && line.top <= part.bottom && line.bottom >= part.top;
  }

  follow(): void {
    if (!this.#isMirrored) return;
    // Its size or font may have changed too, and what is the same costs nothing.
    this.#isMirrored = false;
    this.range({ start: 0, end: 0 });
  }

  reveal(span: Span): void {
    const { element } = this;
    const box = this.range(span)?.getBoundingClientRect();
    const seen = element.getBoundingClientRect();
    if (!box) return;
    if (box.top < seen.top || box.bottom > seen.bottom) element.scrollTop += (box.top + box.bottom - seen.top - seen.bottom) / 2;
    if (box.left < seen.left || box.right > seen.right) element.scrollLeft += (box.left + box.right - seen.left - seen.right) / 2;
    element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    this.follow();
  }

  replace(changes: readonly Change[]): boolean {
    const { element } = this;
    const old = element.value;
    const change = joined(old, changes);
    const selected = this.selection();
    if (!change || !selected || old !== this.#text || !this.#hasRoom(change)) return false;
    const wanted = withChanges(old, [change]);
    const hasChanged = (): boolean => element.value !== old;

    element.setSelectionRange(change.start, change.end);
    if (offer(element, change.text, [], hasChanged) === 'free') {
      document.execCommand('insertText', false, change.text);
      if (!hasChanged()) write(element, change.text, change.start, change.end);
    }
    const isDone = element.value === wanted;
    // Setting the selection also ends the step of undo.
    if (isDone) element.setSelectionRange(placeAfter(selected.start, changes), placeAfter(selected.end, changes));
    else if (!hasChanged()) element.setSelectionRange(selected.start, selected.end);
    return isDone;
  }

  watch(): void {} // Its text is in the browser's own elements, and in our mirror.

  end(): void {
    this.#mirror.remove();
    this.#isMirrored = false;
  }

  #hasRoom({ start, end, text }: Change): boolean {
    const { maxLength, value } = this.element;
    return maxLength < 0 || value.length - (end - start) + text.length <= maxLength;
  }
}
