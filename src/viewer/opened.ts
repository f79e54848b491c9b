import type { AnchoredBlock, NodeRange } from '@/read/anchored';
import type { Place, ReadDocument } from '@/read/document';
import { cutTo } from '@/read/selected';

/** A document that the viewer shows and has read. */
export interface Opened {
  document: ReadDocument;
  /** Where the characters of a place stand on the screen; empty where the document does not say `text` there nor elsewhere. */
  locate(place: Place, text: string): Promise<NodeRange[]>;
  /** What of the document is selected on the screen. */
  selected(selection: Range): ReadDocument;
}

/** The selected part of a document whose blocks are anchored on the screen. */
export function selectedOf(document: ReadDocument, anchors: readonly AnchoredBlock[], selection: Range): ReadDocument {
  return { ...document, source: 'selection', blocks: cutTo(selection, anchors).map(({ block }) => block) };
}
