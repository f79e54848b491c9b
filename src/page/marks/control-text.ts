import { type Box, clipOf, isCovered } from '@/page/boxes';
import { controlBox } from '@/page/control-sheet';
import type { Control } from '@/page/fields';
import { offer, write } from '@/page/insert';
import type { Overlay } from '@/page/overlay';
import { type Change, joined, placeAfter, withChanges } from './changes';
import { isLeft, partAfter, partAround } from './checked-part';
import type { Coverage, FieldText } from './field-text';
import { CHECKED_LIMIT, LAID_LIMIT, LINE_LIMIT } from './limits';
import { Mirror } from './mirror';
import type { Span } from './words';

/** How often underlines are held against what can be seen, in ms. */
const WATCH_MS = 250;

/** The text of a `<textarea>` or an `<input>`, with a mirror of it under which the underlines are drawn. */
export class ControlText implements FieldText {
  readonly root: ShadowRoot;
  readonly #overlay: Overlay;
  readonly #letGo: () => void;
  readonly #mirror: Mirror;
  #watch: ReturnType<typeof setInterval> | undefined;
  /** All of the text, and the part of it that is read. */
  #value = '';
  #part: Span = { start: 0, end: 0 };
  /** Whether the part has to be taken anew. */
  #isLeft = false;
  /** Whether the mirror shows the text that was last read. */
  #isMirrored = false;

  constructor(
    readonly element: Control,
    overlay: Overlay,
  ) {
    this.root = overlay.root;
    this.#overlay = overlay;
    this.#letGo = overlay.hold();
    this.#mirror = new Mirror(overlay);
  }

  read(): string {
    const { value } = this.element;
    if (value !== this.#value || this.#isLeft) {
      const isTooLong = value.length > LAID_LIMIT || value.split('\n').some((line) => line.length > LINE_LIMIT);
      this.#part = isTooLong ? { start: 0, end: 0 } : this.#partOf(value);
      if (value !== this.#value) this.#isMirrored = false;
      this.#value = value;
      this.#isLeft = false;
    }
    return value.slice(this.#part.start, this.#part.end);
  }

  get coverage(): Coverage {
    const length = this.#part.end - this.#part.start;
    return length === this.#value.length ? 'all' : length > 0 ? 'part' : 'none';
  }

  selection(): Span | null {
    const { selectionStart, selectionEnd } = this.element;
    if (selectionStart === null || selectionEnd === null) return null;
    const { start, end } = this.#part;
    return selectionStart < start || selectionEnd > end ? null : { start: selectionStart - start, end: selectionEnd - start };
  }

  range(part: Span): Range | null {
    const span = this.#inAll(part);
    const box = this.#isMirrored ? null : controlBox(this.element);
    if (box) {
      this.#mirror.show(this.#value, box, this.element);
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
    if (this.coverage === 'part') this.#isLeft ||= isLeft(this.#part, this.#value.length, this.#seen());
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
    const inAll = changes.map((change) => ({ ...change, ...this.#inAll(change) }));
    const change = joined(old, inAll);
    const { selectionStart, selectionEnd } = element;
    if (!change || selectionStart === null || selectionEnd === null || old !== this.#value || !this.#hasRoom(change))
      return false;
    const wanted = withChanges(old, [change]);
    const hasChanged = (): boolean => element.value !== old;

    element.setSelectionRange(change.start, change.end);
    if (offer(element, change.text, [], hasChanged) === 'free') {
      document.execCommand('insertText', false, change.text);
      if (!hasChanged()) write(element, change.text, change.start, change.end);
    }
    const isDone = element.value === wanted;
    // Setting the selection also ends the step of undo.
    if (isDone) element.setSelectionRange(placeAfter(selectionStart, inAll), placeAfter(selectionEnd, inAll));
    else if (!hasChanged()) element.setSelectionRange(selectionStart, selectionEnd);
    return isDone;
  }

  isCovered(range: Range, { left, top, right, bottom }: Box): boolean {
    const [box] = range.getClientRects();
    if (!box) return false;
    const x = (box.left + box.right) / 2;
    const y = (box.top + box.bottom) / 2;
    const isInside = left <= x && x <= right && top <= y && y <= bottom;
    return isInside && isCovered(this.element, x, y, (element) => this.#overlay.isHost(element));
  }

  /** No event tells that a page set the text of a control, or laid something over it. */
  watch(onDrawn: () => void): void {
    this.#watch = setInterval(() => {
      if (this.#isMirrored && !document.hidden) onDrawn();
    }, WATCH_MS);
  }

  end(): void {
    clearInterval(this.#watch);
    this.#letGo();
    this.#mirror.remove();
    this.#isMirrored = false;
  }

  #partOf(value: string): Span {
    if (value.length <= CHECKED_LIMIT) return { start: 0, end: value.length };
    const seen = this.#seen();
    const kept = this.#isLeft || this.coverage !== 'part' ? null : partAfter(this.#part, this.#value, value);
    return kept && kept.end > kept.start && !isLeft(kept, value.length, seen) ? kept : partAround(value, seen);
  }

  /** The place in the middle of what can be seen of the text; the caret where that cannot be told. */
  #seen(): number {
    const { element } = this;
    const { left, top, right, bottom } = clipOf(element);
    const root = element.getRootNode();
    const options = root instanceof ShadowRoot ? { shadowRoots: [root] } : {};
    const place = document.caretPositionFromPoint((left + right) / 2, (top + bottom) / 2, options);
    return place?.offsetNode === element ? place.offset : (element.selectionEnd ?? 0);
  }

  #inAll({ start, end }: Span): Span {
    return { start: start + this.#part.start, end: end + this.#part.start };
  }

  #hasRoom({ start, end, text }: Change): boolean {
    const { maxLength, value } = this.element;
    return maxLength < 0 || value.length - (end - start) + text.length <= maxLength;
  }
}
