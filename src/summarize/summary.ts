import type { Place } from '@/read/document';

export type SummaryLength = 'short' | 'medium' | 'long';
export type SummaryStyle = 'points' | 'paragraph' | 'headline';

/** One sentence of a summary, and the characters of the document it was taken from. */
export interface SummaryPoint {
  text: string;
  place: Place;
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
