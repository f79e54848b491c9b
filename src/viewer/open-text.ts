import { nodeRangesOf } from '@/read/anchored';
import type { ReadDocument } from '@/read/document';
import { findPlace } from '@/read/find-place';
import { isMarkdown, readTextNode } from '@/read/text-file';
import { type Opened, selectedOf } from './opened';
import type { Source } from './source';

/** Shows a text file as it is, and reads it. */
export function openTextIn(stage: HTMLElement, bytes: Uint8Array, { name, url }: Source): Opened {
  const shown = document.createElement('pre');
  shown.className = 'plain';
  const node = document.createTextNode(new TextDecoder().decode(bytes));
  shown.append(node);
  stage.replaceChildren(shown);
  const anchors = readTextNode(node, isMarkdown(name));
  const title = anchors.find(({ block }) => block.kind === 'heading')?.block.text ?? name;
  const read: ReadDocument = { source: 'file', title, url, blocks: anchors.map(({ block }) => block) };
  return {
    document: read,
    selected: (selection) => selectedOf(read, anchors, selection),
    locate: async (place, text) => {
      const found = findPlace(anchors, place, text);
      return found ? nodeRangesOf(anchors[found.block]!, found) : [];
    },
  };
}
