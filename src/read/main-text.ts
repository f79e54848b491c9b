import { Readability } from '@mozilla/readability';
import { type Copied, copyOf, MARK } from './copy';
import type { Seen } from './seen';

const ELEMENT = 1;
const TEXT = 3;

/** The text of the article in a page, as the live text nodes it stands in; empty where there is none. */
export function mainText(seen: Seen, live: Document, blank: Document): Set<Text> {
  const copied = copyOf(seen, live, blank);
  const article = new Readability<Element>(copied.document, {
    serializer: (node) => node as Element,
    disableJSONLD: true,
  }).parse()?.content;
  return article ? liveTexts(article, copied) : new Set();
}

/**
 * Readability moves, renames and drops elements, and may parse the page again, which joins neighbouring texts: so each text it
 * kept is looked up, by what it says, among those of the nearest element that still bears its mark.
 */
function liveTexts(article: Element, { texts, spans }: Copied): Set<Text> {
  const said = texts.map(({ data }) => withoutSpace(data));
  const kept = new Set<Text>();
  let next = 0;

  /** Keeps the first run of texts, not kept yet, that together say `wanted`; gives the number after it, or 0. */
  const keep = (wanted: string, from: number, to: number): number => {
    for (let i = from; i < to; i++) {
      if (kept.has(texts[i]!) || !wanted.startsWith(said[i]!)) continue;
      let length = said[i]!.length;
      let end = i + 1;
      while (length < wanted.length && end < to && wanted.startsWith(said[end]!, length)) length += said[end++]!.length;
      if (length < wanted.length) continue;
      for (let k = i; k < end; k++) kept.add(texts[k]!);
      return end;
    }
    return 0;
  };
  const walk = (node: Node, span: [number, number]): void => {
    if (node.nodeType === TEXT) {
      const wanted = withoutSpace((node as Text).data);
      if (wanted) next = keep(wanted, Math.max(span[0], next), span[1]) || keep(wanted, span[0], span[1]) || next;
      return;
    }
    const mark = node.nodeType === ELEMENT ? (node as Element).getAttribute(MARK) : null;
    const inner = mark === null ? span : (spans[Number(mark)] ?? span);
    for (const child of node.childNodes) walk(child, inner);
  };
  walk(article, [0, texts.length]);
  return kept;
}

function withoutSpace(text: string): string {
  return text.replace(/\s+/g, '');
}
