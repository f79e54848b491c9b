/** Scrolls everything around a range, from the inside out, until the range stands in the middle. At once: nothing moves by itself. */
export function scrollTo(range: Range): void {
  const page = range.startContainer.ownerDocument!;
  const view = page.defaultView!;
  for (let element = parentOf(range.startContainer); element; element = parentOf(element)) {
    if (element === page.scrollingElement || element === page.body) break;
    const style = view.getComputedStyle(element);
    if (!/auto|scroll/.test(style.overflowY) || element.scrollHeight <= element.clientHeight) continue;
    const box = element.getBoundingClientRect();
    element.scrollTop += middleOf(range) - (box.top + box.height / 2);
  }
  const at = range.getBoundingClientRect();
  const sideways = at.left < 0 || at.right > view.innerWidth ? at.left - view.innerWidth / 3 : 0;
  view.scrollBy({ left: sideways, top: middleOf(range) - view.innerHeight / 2, behavior: 'instant' });
  const frame = view.frameElement;
  if (!frame) return;
  // In the page around, the frame's own edge is what can be scrolled to; the range is where the frame now shows it.
  const outer = frame.ownerDocument.defaultView!;
  const top = frame.getBoundingClientRect().top + middleOf(range);
  outer.scrollBy({ top: top - outer.innerHeight / 2, behavior: 'instant' });
}

function parentOf(node: Node): Element | null {
  if ((node as Element).assignedSlot) return (node as Element).assignedSlot;
  return node.parentElement ?? (node.parentNode as Partial<ShadowRoot> | null)?.host ?? null;
}

function middleOf(range: Range): number {
  const { top, height } = range.getBoundingClientRect();
  return top + height / 2;
}
