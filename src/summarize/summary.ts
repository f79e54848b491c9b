import type { Place } from '@/read/document';

export type SummaryLength = 'short' | 'medium' | 'long';
export type SummaryStyle = 'points' | 'paragraph' | 'headline';

/** One sentence of a summary, and the characters of the document it was taken from. */
export interface SummaryPoint {
  text: string;
  place: Place;
}

/** A sentence that a language model wrote, with the one of the document that bears it out. */
export interface WrittenPoint {
  text: string;
  from: SummaryPoint;
}

/** What a language model wrote of a document, as far as it is. */
export interface WrittenPoints {
  /** In reading order of what they are tied to. */
  points: WrittenPoint[];
  /** Parts of the document that it has been through, of how many. */
  done: number;
  all: number;
}

/** How much of the document was read to make a summary. */
export interface Coverage {
  /** Sections read, of how many there are. */
  sections: [read: number, all: number];
  /** Words read: of all blocks, whatever can be taken from them. */
  words: number;
  /** Of how many; absent where all were read. */
  of?: number;
}

export interface Summary {
  points: SummaryPoint[];
  covered: Coverage;
}
