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
  words: number;
}

export interface Summary {
  points: SummaryPoint[];
  covered: Coverage;
}
