export type BlockKind = 'heading' | 'paragraph' | 'item' | 'row' | 'quotation' | 'code' | 'caption';

/** One piece of a document as a person reads it: white space is single, nothing of it is hidden. */
export interface Block {
  kind: BlockKind;
  text: string;
  /** The headings it stands under, outermost first; a heading's own text is not in its own path. */
  section: string[];
  /** Of a heading: 1 (outermost) to 6. */
  level?: number;
  /** Of a PDF: the page it starts on, from 1. */
  page?: number;
  /** Of a PDF: where in its text it goes on on other pages; in the order of both. Absent where it stands on one. */
  pages?: { at: number; page: number }[];
  /** Of a caption: when it is said, in ms from the start of the video. */
  startMs?: number;
  /** Of a caption: where in its text something is said, and when, in ms; in the order of both. */
  times?: { at: number; ms: number }[];
}

/** Where the blocks were read from. */
export type DocumentSource = 'page' | 'selection' | 'pdf' | 'captions' | 'file';

/** What was read, in reading order. */
export interface ReadDocument {
  source: DocumentSource;
  title: string;
  url: string;
  blocks: Block[];
  /** Of a document that is too long to be kept whole: what was left out after its last block. */
  left?: Left;
}

/** How much of a document was left out. */
export interface Left {
  words: number;
  sections: number;
}

/** A run of characters of one block: UTF-16 indices into its text. What is at it can be scrolled to and highlighted. */
export interface Place {
  /** Index of the block in the document. */
  block: number;
  start: number;
  end: number;
}
