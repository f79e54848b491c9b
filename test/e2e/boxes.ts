import type { Locator } from 'playwright-core';
import { attribute, type DomNode, type Inspector } from './inspector';

/** A box in the viewport of its frame, in CSS px. */
export interface Rect {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** The source of a function: the boxes of the words in the last `count` characters of an element's text, joined by line. */
export const WORD_BOXES = `(element, count) => {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  const lines = [];
  let left = count;
  for (const node of nodes.reverse()) {
    const start = Math.max(0, node.length - left);
    for (const word of [...node.data.slice(start).matchAll(/\\S+/g)].reverse()) {
      const range = document.createRange();
      range.setStart(node, start + word.index);
      range.setEnd(node, start + word.index + word[0].length);
      for (const { left, top, right, bottom } of range.getClientRects()) {
        const line = lines.find((other) => Math.abs(other.top - top) < 3);
        if (!line) lines.unshift({ left, top, right, bottom });
        else Object.assign(line, { left: Math.min(line.left, left), right: Math.max(line.right, right) });
      }
    }
    left -= node.length;
    if (left <= 0) break;
  }
  return lines;
}`;

/** The boxes of the words in the last characters of the field with this id, also where the browser keeps its text to itself. */
export async function endOf(inspector: Inspector, id: string, count: number): Promise<Rect[]> {
  const [field] = await inspector.nodes((node) => attribute(node, 'id') === id);
  const inner: DomNode = field!.shadowRoots?.[0]?.children?.at(0) ?? field!;
  return inspector.call(inner, `function () { return (${WORD_BOXES})(this, ${count}); }`);
}

/** The boxes of each place where a word stands in the field with this id, also where the browser keeps its text to itself. */
export async function boxesOfWord(inspector: Inspector, id: string, word: string): Promise<Rect[][]> {
  const [field] = await inspector.nodes((node) => attribute(node, 'id') === id);
  const inner: DomNode = field!.shadowRoots?.[0]?.children?.at(0) ?? field!;
  return inspector.call(
    inner,
    `function () {
      const walker = document.createTreeWalker(this, NodeFilter.SHOW_TEXT);
      const found = [];
      while (walker.nextNode()) {
        const { currentNode: node } = walker;
        for (const { index } of node.data.matchAll(/\\b${word}\\b/g)) {
          const range = document.createRange();
          range.setStart(node, index);
          range.setEnd(node, index + ${word.length});
          found.push([...range.getClientRects()].map(({ left, top, right, bottom }) => ({ left, top, right, bottom })));
        }
      }
      return found;
    }`,
  );
}

/** The box of a field, in the viewport. */
export function boxOf(field: Locator): Promise<Rect> {
  return field.evaluate((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return { left, top, right, bottom };
  });
}

/** The largest distance between the edges of two lists of boxes; endless where they are not as many. */
export function distance(some: Rect[], others: Rect[]): number {
  if (some.length !== others.length || some.length === 0) return Number.POSITIVE_INFINITY;
  return Math.max(
    ...some.flatMap((one, i) =>
      (['left', 'top', 'right', 'bottom'] as const).map((edge) => Math.abs(one[edge] - others[i]![edge])),
    ),
  );
}
