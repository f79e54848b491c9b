import type { Completion } from '@/predict/complete';
import type { Check, CloserBy, CloserCheck } from '@/spell/mistake';
import type { ModelJobs } from './model-jobs';
import type { ReadingJobs } from './reading-jobs';

/** One kind of work: what goes in, what comes back, and what streams out on the way. */
export interface Job<Input, Output, Part = never> {
  input: Input;
  output: Output;
  part: Part;
}

export type JobMap = Record<string, Job<unknown, unknown, unknown>>;

/** Not opened yet, in use with so many bytes, or what keeps it from being used. */
export type NetworkStatus = { state: 'waiting' } | { state: 'ready'; bytes: number } | { state: 'failed'; error: string };

/** What the popup shows about the engine in the worker. */
export interface EngineStatus {
  /** Absent while the engine works; else what went wrong, naming the thing and the value. */
  error?: string;
  /** The engine's name as shown to the person. */
  engine: string;
  /** Bytes of all tables in use. */
  bytes: number;
  /** The built-in network that completes beside the n-grams. */
  network: NetworkStatus;
  /** Different words in what was learnt, also while learning is off: they stay until they are erased. */
  learnedWords: number;
  /** What is wrong with the store of what was learnt; absent while it works. */
  learningError?: string;
}

/** What content scripts and our own pages ask of the worker. */
export type WritingJobs = {
  /** What to show after the caret. `before` and `after`: text of the field around the caret; `before` may end inside a word. Streams what can be shown until then. */
  complete: Job<{ before: string; after: string }, Completion | null, Completion>;
  /** A suggestion was taken: how many characters it put in and how many key presses that took. */
  accepted: Job<{ characters: number; keys: number }, void>;
  /** Text the person wrote, for the personal model; ignored unless learning is on. */
  learn: Job<{ text: string }, void>;
  /** Erases everything the personal model has learnt. */
  forget: Job<void, void>;
  /** The mistakes of each paragraph, with offsets into it; words of the personal dictionary are none. */
  check: Job<{ paragraphs: string[] }, Check[]>;
  /**
   * The check of a paragraph after a closer look by a model that is in memory, or by the built-in network, behind all
   * else that they do: known words may be flagged too, or no more. Null where neither can be asked. `beyond`: who looked before;
   * only who sees more is asked then, and waited for while it is being loaded.
   */
  reconsider: Job<{ paragraph: string; beyond?: CloserBy }, CloserCheck | null>;
  /** The person says that a word is right. */
  addWord: Job<{ word: string }, void>;
  status: Job<void, EngineStatus>;
};

/** What content scripts ask about the site of the page they are in. */
export type SiteJobs = {
  /** The words that the person ignores there, in lower case, until the browser is closed. */
  ignored: Job<void, string[]>;
  /** The person wants a word to be left alone there. */
  ignore: Job<{ word: string }, void>;
};

/** What the worker asks of the frame whose field the person chose something for. */
export type FieldJobs = {
  /** Shows every correction of the field, to be made together. */
  fixSpelling: Job<void, void>;
};

/** What our own pages ask of the worker. A content script shares its process with a page, and gets nothing of what other pages say. */
export type WorkerJobs = WritingJobs & SiteJobs & ModelJobs & ReadingJobs;
