import type { Coverage, SummaryLength, SummaryPoint, SummaryStyle, WrittenPoints } from '@/summarize/summary';

/** Where a piece of long work stands. A worker that was stopped takes up what is `running` again. */
export type RunState = 'running' | 'done' | 'stopped' | 'failed';

/** What is being done and how far it is: "reading", 3 of 14 sections. */
export interface Progress {
  what: 'reading' | 'choosing' | 'searching' | 'writing';
  done: number;
  all: number;
}

/** What is asked of a summary. */
export interface SummaryRequest {
  /** Key of the document. */
  document: string;
  length: SummaryLength;
  style: SummaryStyle;
}

/** A summary as far as it is made: a snapshot that says everything, so that whoever looks at it needs no earlier one. */
export interface SummaryRun {
  id: string;
  request: SummaryRequest;
  state: RunState;
  /** The engine that makes it, as shown to the person. */
  engine: string;
  /** While it runs. */
  progress?: Progress;
  /** The points so far, in reading order. While it runs, later snapshots may hold others. */
  points: SummaryPoint[];
  covered?: Coverage;
  /** What a language model wrote beside them, and its name. Where parts are left, it goes on when the summary is asked for again. */
  written?: WrittenPoints & { by: string };
  /** Why it failed. */
  error?: string;
  /** When it was asked for last, in ms since 1970. */
  askedMs: number;
  /** How often a worker took it up. */
  attempts: number;
}

/** The same request has the same id: it is made once, and its result is kept. */
export function summaryId({ document, length, style }: SummaryRequest): string {
  return `summary ${length} ${style} ${document}`;
}
