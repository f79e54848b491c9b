import type { Appearance, Look } from './appearance';
import { isInTheWay } from './landmarks';
import { isNoteMark } from './note-marks';
import { hasText, isMedia, tagOf } from './tags';

/** An element that can be seen, with what can be seen in it: shadow trees and frames in their places. */
export interface Seen {
  element: Element;
  looks: Appearance;
  children: (Seen | Text)[];
}

const ELEMENT = 1;
const TEXT = 3;

export function isText(node: Seen | Text): node is Text {
  return 'nodeType' in node;
}

/** What can be seen of a document, as one tree, without what only lies in the way. */
export function see(root: Element, look: Look): Seen | null {
  return seeElement(root, look, null);
}

function seeElement(element: Element, look: Look, above: Appearance | null): Seen | null {
  const tag = tagOf(element);
  if (!hasText(tag) && !isMedia(tag)) return null;
  const looks = isInTheWay(element) || isNoteMark(element) ? null : look(element, above);
  if (!looks) return null;
  const seen: Seen = { element, looks, children: [] };
  if (hasText(tag)) for (const node of contentOf(element, tag)) addNode(seen, node, look);
  return seen;
}

function addNode(seen: Seen, node: Node, look: Look): void {
  if (node.nodeType === TEXT) {
    if (seen.looks.showsText) seen.children.push(node as Text);
  } else if (node.nodeType === ELEMENT) {
    const child = seeElement(node as Element, look, seen.looks);
    if (child) seen.children.push(child);
  }
}

/** What is shown inside an element: its shadow tree, what is put in a slot, or a frame's page, where the page itself may look in. */
function contentOf(element: Element, tag: string): Iterable<Node> {
  if (tag === 'iframe') return framePage(element as HTMLIFrameElement);
  if (tag === 'slot') {
    const assigned = (element as HTMLSlotElement).assignedNodes?.({ flatten: true }) ?? [];
    if (assigned.length) return assigned;
  }
  return (element.shadowRoot ?? element).childNodes;
}

function framePage(frame: HTMLIFrameElement): Node[] {
  try {
    const page = frame.contentDocument?.body;
    return page ? [page] : [];
  } catch {
    return []; // Of another origin.
  }
}
