import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

const NAME = 'inkling';
const VERSION = 1;

interface Schema extends DBSchema {
  /** What the person wrote while learning was on, in the order of the keys. */
  learned: { key: number; value: LearnedText };
  /** The size of a store, kept in the transactions that change it. */
  sizes: { key: 'learned'; value: LearnedSize };
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
    upgrade(database) {
      database.createObjectStore('learned', { autoIncrement: true });
      database.createObjectStore('sizes');
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
