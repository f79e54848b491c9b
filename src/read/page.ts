import type { AnchoredBlock } from './anchored';
import type { Sight } from './appearance';
import { blocksOf } from './blocks';
import type { ReadDocument } from './document';
import { keptText } from './kept-text';
import { see } from './seen';
import { titleOf } from './title';

/** A document, and where each of its blocks stands in the page. */
export interface Reading {
  document: ReadDocument;
  anchors: AnchoredBlock[];
}

/** Reads a page: its article, or all it says where it has none. What cannot be seen is not read. No blocks when there is no text. */
export function readPage(page: Document, { look, blank }: Sight, url = page.URL): Reading {
  const seen = page.body && see(page.body, look);
  const kept = seen ? keptText(seen, page, blank()) : new Set<Text>();
  const anchors = seen ? blocksOf(seen, (text) => kept.has(text)) : [];
  return {
    document: { source: 'page', title: titleOf(page, seen ?? null, url), url, blocks: anchors.map(({ block }) => block) },
    anchors,
  };
}
