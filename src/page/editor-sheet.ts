import { clipOf, px, scaleOf } from './boxes';
import type { Sheet } from './sheet';
import { isBlock } from './walk';

/** How to lay out a ghost at the caret of an editor; null where the caret has no place. `before`: the text before the caret. */
export function editorSheet(host: HTMLElement, { startContainer, startOffset }: StaticRange, before: string): Sheet | null {
  const parent = startContainer instanceof HTMLElement ? startContainer : startContainer.parentElement;
  if (!parent) return null;
  const block = blockOf(parent, host);
  const style = getComputedStyle(parent);
  const blockStyle = getComputedStyle(block);
  if (!blockStyle.writingMode.startsWith('horizontal')) return null;
  const direction = blockStyle.direction === 'rtl' ? 'rtl' : 'ltr';
  const rect = block.getBoundingClientRect();
  const scale = scaleOf(block, rect);
  const caret = caretBox(block, startContainer, startOffset, direction);
  if (!caret) return null;

  const left = rect.left + (px(blockStyle.borderLeftWidth) + px(blockStyle.paddingLeft)) * scale;
  const right = rect.right - (px(blockStyle.borderRightWidth) + px(blockStyle.paddingRight)) * scale;
  return {
    // A break that takes no space, so that a new word that does not fit goes to the next line as it will in the field.
    lead: /\s$/.test(before) ? '\u200b' : '',
    tail: '',
    indentPx: (direction === 'rtl' ? right - caret.x : caret.x - left) / scale,
    left,
    widthPx: (right - left) / scale,
    anchor: { edge: 'caret', x: caret.x, y: caret.top },
    wraps: blockStyle.textWrapMode === 'wrap',
    direction,
    style,
    isAligned: false,
    clip: clipOf(host),
    scale,
  };
}

function blockOf(element: HTMLElement, host: HTMLElement): HTMLElement {
  let block = element;
  while (block !== host && !isBlock(block) && block.parentElement) block = block.parentElement;
  return block;
}

/** Where the caret stands: x and the top of the letters' box, in the viewport. */
function caretBox(block: HTMLElement, node: Node, offset: number, direction: 'ltr' | 'rtl'): { x: number; top: number } | null {
  const range = document.createRange();
  range.setStart(node, offset);
  const caret = range.getClientRects()[0] ?? besideBox(node, offset, direction);
  if (!caret) return null;
  if (direction === 'ltr') return { x: caret.left, top: caret.top };
  // The end of a line that runs to the left is its left edge, also where its last words run to the right.
  const line = document.createRange();
  line.setStart(block, 0);
  line.setEnd(node, offset);
  const middle = (caret.top + caret.bottom) / 2;
  const rects = [...line.getClientRects()].filter(({ top, bottom }) => top < middle && middle < bottom);
  return { x: Math.min(caret.left, ...rects.map(({ left }) => left)), top: caret.top };
}

/** The box of a caret that stands between elements: the edge of the one before it, or the one after it on an empty line. */
function besideBox(node: Node, offset: number, direction: 'ltr' | 'rtl'): DOMRect | null {
  const range = document.createRange();
  const before = node.childNodes[offset - 1];
  if (before && !(before instanceof HTMLBRElement)) {
    range.selectNodeContents(before);
    const rect = [...range.getClientRects()].at(-1);
    if (rect) return new DOMRect(direction === 'rtl' ? rect.left : rect.right, rect.top, 0, rect.height);
  }
  const after = node.childNodes[offset];
  return after instanceof HTMLElement ? after.getBoundingClientRect() : null;
}
