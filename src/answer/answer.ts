import type { Place } from '@/read/document';

/** An exact run of characters of a source, and where it stands. */
export interface Citation {
  /** Index of the document among those that were asked. */
  document: number;
  place: Place;
  /** The characters at the place. */
  quote: string;
  /** Of a PDF: its page, from 1. */
  page?: number;
  /** Of captions: when it is said, in ms from the start of the video. */
  atMs?: number;
}

/** What the documents say to a question. */
export interface Answer {
  /** The words that answer, found in `sentence.quote`; null when the documents do not say. */
  answer: string | null;
  /** The sentence that answers, or the nearest one when nothing does; null when there is no text at all. */
  sentence: Citation | null;
  /** The likely answer in `sentence.quote`, UTF-16 indices into the quote; absent when the whole sentence answers. */
  span?: { start: number; end: number };
  /** Probability that the sentence answers, 0–1. */
  confidence: number;
  /** The next best sentences, best first. */
  others: Citation[];
  /** The sentences of a summary, where that was asked for; `sentence` is the first of them and `answer` all. */
  summary?: Citation[];
  /** What a language model wrote beside it: each sentence with the one that bears it out. */
  written?: { text: string; from: Citation }[];
  /** Whether the sentence stands in a document of another language than English, which the engine reads by its words alone. */
  inOtherLanguage?: true;
}
