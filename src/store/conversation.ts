import type { Answer } from '@/answer/answer';
import type { DocumentInfo } from './document-info';
import type { Progress, RunState } from './run';

/** One question and what came of it: a snapshot that says everything. */
export interface Turn {
  id: string;
  question: string;
  /** When it was asked, in ms since 1970. */
  askedMs: number;
  state: RunState;
  engine: string;
  progress?: Progress;
  /** The answer's words so far, while they come. */
  text?: string;
  /** When it is done. `Citation.document` is an index into `documents`. */
  answer?: Answer;
  error?: string;
  /** What was asked, in this order. */
  documents: DocumentInfo[];
  /** How often a worker took it up; once when it is not told. */
  attempts?: number;
}

/** Questions and answers about one page. */
export interface Conversation {
  /** The address of the page, as `pageKey` gives it. */
  key: string;
  url: string;
  title: string;
  icon?: string;
  /** When the last turn changed, in ms since 1970. */
  updatedMs: number;
  /** Oldest first. */
  turns: Turn[];
}

/** A conversation as the history lists it. */
export interface ConversationInfo extends Omit<Conversation, 'turns'> {
  turns: number;
  /** The first question, or the first that has the words searched for. */
  question: string;
}

/** The address that names a page: without the part after #, unless that is where a single-page application keeps its place. */
export function pageKey(url: string): string {
  const at = url.indexOf('#');
  return at < 0 || /^#[!/]/.test(url.slice(at)) ? url : url.slice(0, at);
}
