import type { Place, ReadDocument } from '@/read/document';
import type { Job } from './jobs';

/** The name of the port over which the worker asks a tab. */
export const PAGE_PORT = 'page';

/** What of a tab is to be read. */
export type Wanted = 'page' | 'selection' | 'captions';

/** What a tab has beside its page. */
export interface Offer {
  /** Words selected. */
  selectedWords: number;
  hasCaptions: boolean;
}

/** What the worker asks of the page in a tab. */
export type PageJobs = {
  read: Job<{ want: Wanted }, ReadDocument>;
  offer: Job<void, Offer>;
  /** Scrolls to a place of what was read last and marks exactly its text; false when the page no longer says `text` anywhere. */
  highlight: Job<{ place: Place; text: string }, boolean>;
  clear: Job<void, void>;
  /** The file that the tab shows, in parts, for the viewer. */
  bytes: Job<void, void, Uint8Array>;
  /** Plays the video from a time on; false when there is none. */
  seek: Job<{ ms: number }, boolean>;
};
