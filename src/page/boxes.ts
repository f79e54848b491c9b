/** A box in the viewport, in CSS px. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export function intersection(one: Box, other: Box): Box {
  return {
    left: Math.max(one.left, other.left),
    top: Math.max(one.top, other.top),
    right: Math.min(one.right, other.right),
    bottom: Math.min(one.bottom, other.bottom),
  };
}

/** A number of a computed style ("12.5px"); 0 where it is none. */
export function px(value: string): number {
  return Number.parseFloat(value) || 0;
}

/** How much larger an element is drawn than its own px, by `zoom` and transforms; rounding of `offsetWidth` is no scale. */
export function scaleOf(element: HTMLElement, { width }: DOMRect): number {
  const scale = element.offsetWidth > 0 ? width / element.offsetWidth : 1;
  return Math.abs(scale - 1) < 0.02 ? 1 : scale;
}

/** What is left of an element inside its borders and scroll bars, in the viewport. */
function innerBox(element: HTMLElement): Box {
  const rect = element.getBoundingClientRect();
  const scale = scaleOf(element, rect);
  const left = rect.left + element.clientLeft * scale;
  const top = rect.top + element.clientTop * scale;
  return { left, top, right: left + element.clientWidth * scale, bottom: top + element.clientHeight * scale };
}

function parentOf(element: Element): Element | null {
  const root = element.getRootNode();
  return element.assignedSlot ?? element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}

/** The part of the viewport in which a field can be seen: its own box, cut by everything around it that scrolls or clips. */
export function clipOf(field: HTMLElement): Box {
  let clip = intersection(innerBox(field), { left: 0, top: 0, right: innerWidth, bottom: innerHeight });
  let style = getComputedStyle(field);
  for (let element = parentOf(field); element && style.position !== 'fixed'; element = parentOf(element)) {
    style = getComputedStyle(element);
    const isPageItself = element === document.body || element === document.documentElement;
    if (element instanceof HTMLElement && !isPageItself && style.overflow !== 'visible' && style.display !== 'contents') {
      clip = intersection(clip, innerBox(element));
    }
  }
  return clip;
}

/** Whether something else lies over a point of a field, such as a header that stays while the page scrolls, and is not ours. */
export function isCovered(field: HTMLElement, x: number, y: number, isOurs = (_: Element): boolean => false): boolean {
  const root = field.getRootNode();
  const top = (root instanceof ShadowRoot ? root : document).elementFromPoint(x, y);
  return top !== null && !top.contains(field) && !field.contains(top) && !isOurs(top);
}
