import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { ReadDocument } from '@/read/document';
import type { IndexTables } from '@/search/index-tables';
import type { VectorTables } from '@/search/vectors';
import type { Conversation } from './conversation';
import type { DocumentInfo } from './document-info';
import type { SummaryRun } from './run';

const NAME = 'inkling';
const VERSION = 3;

interface Schema extends DBSchema {
  /** What the person wrote while learning was on, in the order of the keys. */
  learned: { key: number; value: LearnedText };
  /** The size of a store, kept in the transactions that change it. */
  sizes: { key: 'learned'; value: LearnedSize };
  /** What was read, by `DocumentInfo.key`; the text of each is in `texts`, so that listing reads none. */
  documents: { key: string; value: KeptDocument };
  texts: { key: string; value: ReadDocument };
  /** What is searched to answer questions about a document. */
  indexes: { key: string; value: IndexTables };
  /** What an encoder makes of a document, for finding by meaning; perhaps not all of it yet. */
  vectors: { key: string; value: VectorTables };
  /** Summaries made and being made, by id: what a worker that was stopped takes up again, and what is not made twice. */
  summaries: { key: string; value: SummaryRun; indexes: { document: string; state: string } };
  /** By `Conversation.key`. */
  conversations: { key: string; value: Conversation };
  /** The conversations of the turns that are being answered, by the turn's id. */
  answering: { key: string; value: { conversation: string } };
}

export interface KeptDocument {
  info: DocumentInfo;
  /** UTF-16 code units of its text. */
  characters: number;
  /** When it was last used, in ms since 1970. */
  usedMs: number;
}

export interface LearnedText {
  text: string;
  /** When it was written, in ms since 1970. */
  atMs: number;
}

export interface LearnedSize {
  texts: number;
  /** UTF-16 code units, as `String.length` counts. */
  characters: number;
}

export type Database = IDBPDatabase<Schema>;

let opened: Promise<Database> | undefined;

/** The next call opens the database anew. */
function forget(): void {
  opened = undefined;
}

function open(): Promise<Database> {
  const opening = openDB<Schema>(NAME, VERSION, {
    upgrade(database, oldVersion) {
      if (oldVersion < 1) {
        database.createObjectStore('learned', { autoIncrement: true });
        database.createObjectStore('sizes');
      }
      if (oldVersion < 2) {
        database.createObjectStore('documents');
        database.createObjectStore('texts');
        database.createObjectStore('indexes');
        const summaries = database.createObjectStore('summaries');
        summaries.createIndex('document', 'request.document');
        summaries.createIndex('state', 'state');
        database.createObjectStore('conversations');
        database.createObjectStore('answering');
      }
      if (oldVersion < 3) database.createObjectStore('vectors');
    },
    blocking(_current, _blocked, event) {
      forget();
      (event.target as IDBDatabase).close();
    },
    terminated: forget,
  });
  opening.catch(forget);
  return opening;
}

/**
 * Runs `work` on the database, which it opens on first use. An error names the work, the database and the reason, and
 * keeps the name of the reason (`QuotaExceededError`) for callers that act on it.
 */
export async function inDatabase<T>(what: string, work: (database: Database) => Promise<T>): Promise<T> {
  try {
    opened ??= open();
    return await work(await opened);
  } catch (cause) {
    const { name, message } = cause instanceof Error ? cause : new Error(String(cause));
    throw Object.assign(new Error(`${what}: database "${NAME}": ${name}: ${message}`, { cause }), { name });
  }
}
