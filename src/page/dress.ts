import type { Box } from './boxes';
import { type Sheet, TEXT_PROPERTIES } from './sheet';

/** Gives a block of ours the text style, the alignment and the width of a field, so that text lies in it as it does there. */
export function dress({ style }: HTMLElement, to: Omit<Sheet, 'lead' | 'tail' | 'anchor'>): void {
  for (const name of TEXT_PROPERTIES) style.setProperty(name, to.style.getPropertyValue(name));
  style.direction = to.direction;
  style.textAlign = to.isAligned ? to.style.textAlign : 'start';
  style.textIndent = to.isAligned ? to.style.textIndent : `${to.indentPx}px`;
  style.whiteSpace = to.wraps ? 'pre-wrap' : 'pre';
  style.width = `${to.widthPx}px`;
  style.transform = to.scale === 1 ? 'none' : `scale(${to.scale})`;
}

/** Lays an element of ours over a part of the viewport, beyond which nothing of it is seen. */
export function lay({ style }: HTMLElement, { left, top, right, bottom }: Box): void {
  style.display = 'block';
  style.left = `${left}px`;
  style.top = `${top}px`;
  style.width = `${Math.max(0, right - left)}px`;
  style.height = `${Math.max(0, bottom - top)}px`;
}
