import { clipOf, px, scaleOf } from './boxes';
import type { Control } from './fields';
import type { Sheet } from './sheet';

/** Most UTF-16 units that are laid out to find one caret; beyond it there is no ghost rather than a slow key. */
const LAYOUT_LIMIT = 20_000;
/** Width in em of the button that empties a search field, which the box of the field does not tell. */
const CLEAR_BUTTON_EM = 1.3;

/** Where the text of a control lies: all of a sheet but its text, and the box of that text in the viewport. */
export interface ControlBox extends Omit<Sheet, 'lead' | 'tail' | 'anchor'> {
  /** The top of the first line, as far up as it is scrolled, and the height of all lines. */
  contentTop: number;
  contentHeight: number;
  /** Whether it is one line, in the middle of that box. */
  isLine: boolean;
}

/** Where the text of a control lies; null where it is written from top to bottom. */
export function controlBox(control: Control): ControlBox | null {
  const style = getComputedStyle(control);
  if (!style.writingMode.startsWith('horizontal')) return null;
  const rect = control.getBoundingClientRect();
  const scale = scaleOf(control, rect);
  const left = px(style.borderLeftWidth);
  const right = px(style.borderRightWidth);
  const top = px(style.borderTopWidth) + px(style.paddingTop);
  const bottom = px(style.borderBottomWidth) + px(style.paddingBottom);
  const isLine = control instanceof HTMLInputElement;
  // `clientWidth` is rounded: only what it lacks by more than rounding is a scroll bar.
  const lacking = control.offsetWidth - left - right - control.clientWidth;
  const scrollbar = !isLine && lacking > 2 ? Math.round(lacking) : 0;
  const isBarLeft = control.clientLeft > left + 2;
  const direction = style.direction === 'rtl' ? 'rtl' : 'ltr';
  const clip = clipOf(control);
  if (isLine && control.type === 'search') {
    const button = px(style.fontSize) * CLEAR_BUTTON_EM * scale + px(style.paddingRight);
    if (direction === 'ltr') clip.right -= button;
    else clip.left += button;
  }
  const height = isLine
    ? rect.height / scale - top - bottom
    : control.scrollHeight - px(style.paddingTop) - px(style.paddingBottom);
  return {
    contentTop: rect.top + (top - control.scrollTop) * scale,
    contentHeight: height * scale,
    isLine,
    indentPx: 0,
    left: rect.left + (left + (isBarLeft ? scrollbar : 0) + px(style.paddingLeft) - control.scrollLeft) * scale,
    widthPx: rect.width / scale - left - right - px(style.paddingLeft) - px(style.paddingRight) - scrollbar,
    wraps: !isLine && style.textWrapMode === 'wrap',
    direction,
    style,
    isAligned: true,
    clip,
    scale,
  };
}

/** How to lay out a ghost at the caret of a control; null where that would take too long. */
export function controlSheet(control: Control, caret: number): Sheet | null {
  const box = controlBox(control);
  if (!box) return null;
  const { contentTop, contentHeight, isLine, ...sheet } = box;
  const text =
    isLine || control instanceof HTMLInputElement
      ? lineText(control.value, caret, contentTop + contentHeight / 2)
      : linesText(control, caret, contentTop, contentHeight);
  return text && { ...text, ...sheet };
}

type Text = Pick<Sheet, 'lead' | 'tail' | 'anchor'>;

/** The text of an input: one line, in the middle of its box. */
function lineText(value: string, caret: number, middle: number): Text | null {
  if (caret > LAYOUT_LIMIT || value.length - caret > LAYOUT_LIMIT) return null;
  return { lead: value.slice(0, caret), tail: value.slice(caret), anchor: { edge: 'middle', y: middle } };
}

/**
 * The text of a textarea that must be laid out to find the caret: from its start, or where that is too far away, the paragraph of
 * the caret and all after it, which end at the bottom of what the textarea scrolls over.
 */
function linesText(
  { value, scrollHeight, clientHeight }: HTMLTextAreaElement,
  caret: number,
  top: number,
  height: number,
): Text | null {
  if (caret <= LAYOUT_LIMIT) return { lead: value.slice(0, caret), tail: '', anchor: { edge: 'top', y: top } };
  const start = value.lastIndexOf('\n', caret - 1) + 1;
  if (value.length - start > LAYOUT_LIMIT || scrollHeight <= clientHeight) return null;
  return { lead: value.slice(start, caret), tail: value.slice(caret), anchor: { edge: 'bottom', y: top + height } };
}
