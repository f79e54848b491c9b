import type { NodeRange } from '@/read/anchored';
import type { Place, ReadDocument } from '@/read/document';

/** A document that the viewer shows and has read. */
export interface Opened {
  document: ReadDocument;
  /** Where the characters of a place stand on the screen; empty where the document does not say `text` there nor elsewhere. */
  locate(place: Place, text: string): Promise<NodeRange[]>;
}
