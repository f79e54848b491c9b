import { isText, type Seen } from './seen';
import { tagOf } from './tags';

/** The attribute by which an element of a copy names the one it was made from. */
export const MARK = 'data-inkling';

/** A copy of a page, and the way back. */
export interface Copied {
  document: Document;
  /** The text nodes that can be seen, without those of white space alone, in reading order. */
  texts: Text[];
  /** Of each marked element, by its number: which of the texts are inside it, from one to before another. */
  spans: [from: number, to: number][];
}

/** Copies what can be seen into an empty document, each element with a mark that leads back. */
export function copyOf(seen: Seen, live: Document, document: Document): Copied {
  const copied: Copied = { document, texts: [], spans: [] };
  document.title = live.title;
  for (const meta of live.querySelectorAll('meta[property], meta[name]')) document.head.append(document.importNode(meta, false));
  document.body.replaceWith(copyElement(seen, copied));
  return copied;
}

function copyElement(seen: Seen, copied: Copied): Element {
  const { document, texts, spans } = copied;
  const number = spans.length;
  spans.push([texts.length, texts.length]);
  // A frame's page stands in its place like any other part.
  const copy =
    tagOf(seen.element) === 'iframe' && seen.children.length
      ? document.createElement('div')
      : document.importNode(seen.element, false);
  copy.setAttribute(MARK, String(number));
  // What can be seen was decided from the page as it is shown.
  for (const name of ['style', 'hidden', 'aria-hidden']) copy.removeAttribute(name);
  for (const child of seen.children) {
    if (isText(child)) {
      if (child.data.trim()) texts.push(child);
      copy.append(document.createTextNode(child.data));
    } else copy.append(copyElement(child, copied));
  }
  spans[number]![1] = texts.length;
  return copy;
}
