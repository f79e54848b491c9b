import type { Control } from './fields';

/** Editors that take `beforeinput` from the browser and change their text a moment after it. */
export const LATE_EDITORS = '[data-slate-editor], [data-lexical-editor]';

/** Editors that go by the ranges of these events at once, so that they take several in a row. */
export const BATCHING_EDITORS = '.ql-editor';

/** What became of text that was offered to a page. */
export type Offer = 'free' | 'taken' | 'refused';

/**
 * Announces an insertion as the browser does before one. `execCommand` does not do it, and some editors listen to nothing else.
 * `taken`: the page's editor has put the text in itself, or is about to; `refused`: it wants none; `free`: it is for us to do.
 */
export function offer(element: HTMLElement, text: string, targetRanges: StaticRange[], hasChanged: () => boolean): Offer {
  const announcement = new InputEvent('beforeinput', {
    inputType: 'insertText',
    data: text,
    targetRanges,
    bubbles: true,
    cancelable: true,
    composed: true,
  });
  const isFree = element.dispatchEvent(announcement);
  if (hasChanged()) return 'taken';
  if (isFree) return 'free';
  return element.closest(LATE_EDITORS) ? 'taken' : 'refused';
}

/** Writes past the editor where there is none to ask. Frameworks that track `value` see the change, as we do not use their setter. */
export function write(control: Control, text: string, start: number, end: number): void {
  control.setRangeText(text, start, end, 'end');
  control.dispatchEvent(new InputEvent('input', { inputType: 'insertText', data: text, bubbles: true, composed: true }));
}
