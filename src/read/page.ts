import type { AnchoredBlock } from './anchored';
import type { Sight } from './appearance';
import { blocksOf } from './blocks';
import type { ReadDocument } from './document';
import { keptText } from './kept-text';
import { see } from './seen';
import { isMarkdown, readTextNode } from './text-file';
import { titleOf } from './title';

const TEXT = 3;

/** A document, and where each of its blocks stands in the page. */
export interface Reading {
  document: ReadDocument;
  anchors: AnchoredBlock[];
}

/** Reads a page: its article, or all it says where it has none. What cannot be seen is not read. No blocks when there is no text. */
export function readPage(page: Document, { look, blank }: Sight, url = page.URL): Reading {
  const file = textFileIn(page);
  if (file) return readFile(page, file, url);
  const seen = page.body && see(page.body, look);
  const kept = seen ? keptText(seen, page, blank()) : new Set<Text>();
  const anchors = seen ? blocksOf(seen, (text) => kept.has(text)) : [];
  return {
    document: { source: 'page', title: titleOf(page, seen ?? null, url), url, blocks: anchors.map(({ block }) => block) },
    anchors,
  };
}

/** The text of a file that the browser shows as it is. */
function textFileIn(page: Document): Text | undefined {
  // No browser, no content type.
  if (!page.contentType?.startsWith('text/') || page.contentType === 'text/html') return undefined;
  const text = page.body?.querySelector('pre')?.firstChild;
  return text?.nodeType === TEXT ? (text as Text) : undefined;
}

function readFile(page: Document, text: Text, url: string): Reading {
  const anchors = readTextNode(text, isMarkdown(url) || page.contentType === 'text/markdown');
  const blocks = anchors.map(({ block }) => block);
  const title = page.title || (blocks.find(({ kind }) => kind === 'heading')?.text ?? titleOf(page, null, url));
  return { document: { source: 'file', title, url, blocks }, anchors };
}
