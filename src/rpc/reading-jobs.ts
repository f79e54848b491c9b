import type { Place, ReadDocument } from '@/read/document';
import type { Conversation, ConversationInfo, Turn } from '@/store/conversation';
import type { DocumentInfo } from '@/store/document-info';
import type { SummaryRequest, SummaryRun } from '@/store/run';
import type { Job } from './jobs';
import type { Offer, Wanted } from './page-jobs';

export type { Conversation, ConversationInfo, Turn } from '@/store/conversation';
export type { DocumentInfo } from '@/store/document-info';
export type { Progress, RunState, SummaryRequest, SummaryRun } from '@/store/run';
export type { Offer, Wanted } from './page-jobs';

/** A tab that can be chosen as a source. */
export interface TabInfo {
  tabId: number;
  title: string;
  url: string;
  icon: string;
  isActive: boolean;
}

/** What is known of the page in a tab from before: for a panel that was closed and opened again. */
export interface Recalled {
  document: DocumentInfo;
  /** The summary that was asked for last. */
  summary?: SummaryRun;
}

/**
 * Reading, as the panel asks for it. Work that takes long belongs to the worker: it goes on when the panel is closed, and a
 * worker that was stopped takes it up again. A panel that asks for the same work again sees how far it is: each part is a whole
 * snapshot, and so is what comes back. Cancelling such a job only ends the watching; `stop` ends the work.
 */
export type ReadingJobs = {
  /** Reads a tab. Fails with what cannot be read and why, in words for the person. */
  openDocument: Job<{ tabId: number; want: Wanted }, DocumentInfo>;
  /** What there is in a tab beside its page. */
  offer: Job<{ tabId: number }, Offer>;
  /** Takes a document that a page of the extension read itself (a PDF, a file). */
  keepDocument: Job<{ document: ReadDocument; tabId?: number }, DocumentInfo>;
  /** What is known of the page in a tab, without reading it; null when nothing is, or the tab shows another page by now. */
  recall: Job<{ tabId: number }, Recalled | null>;
  /** A kept document with its text; null when it has made room for others. */
  readKept: Job<{ document: string }, ReadDocument | null>;
  /**
   * Makes a summary, or shows the one that is being made or was made before. One that was stopped or failed is shown as it is,
   * unless `again` is set. Fails only where the document is not kept any more.
   */
  summarize: Job<SummaryRequest & { again?: boolean }, SummaryRun, SummaryRun>;
  /** Stops a summary (`SummaryRun.id`) or an answer (`Turn.id`) at once. What it has so far is kept. */
  stop: Job<{ id: string }, void>;
  /** Scrolls to a place of a document and highlights it, in its tab or in a new one when that is closed. */
  show: Job<{ document: string; place: Place; quote?: string }, void>;
  /** Takes the highlight of a tab away. */
  clearMarks: Job<{ tabId: number }, void>;
  /** The tabs of ordinary windows that could be read, the one used last first. */
  tabs: Job<void, TabInfo[]>;
  /** Conversations, the newest first; with `search`, those that have all its words. */
  conversations: Job<{ search?: string }, ConversationInfo[]>;
  /** The conversation about a page (any address of it); null where there is none. */
  conversation: Job<{ url: string }, Conversation | null>;
  /** One conversation as text, or all without `url`. */
  exportConversations: Job<{ url?: string; format: 'markdown' | 'json' }, string>;
  /** Deletes one conversation, or all without `url`. Answers that are on their way are stopped. */
  deleteConversations: Job<{ url?: string }, void>;
  /**
   * Asks documents (keys) a question. The turn is kept in the conversation about the page at `url`. `id` is a new one of the
   * caller (`crypto.randomUUID()`), so that the same job may be run again after a `Disconnected`: it then shows the same turn.
   */
  ask: Job<{ id: string; documents: string[]; question: string; url: string }, Turn, Turn>;
  /**
   * Reads documents (keys) for what they mean, where an encoder is on this computer, so that questions find what has other words.
   * Gives the encoder's name, or null where there is none or the documents are too long for it. The parts say how many texts were
   * read, of how many. Cancelled, it stops; what was read is kept.
   */
  readForMeaning: Job<{ documents: string[] }, string | null, { done: number; all: number }>;
  /** Watches a turn that is being answered, or asks it again if it was stopped or failed and `again` is set. */
  watchTurn: Job<{ url: string; id: string; again?: boolean }, Turn, Turn>;
};
