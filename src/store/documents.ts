import type { ReadDocument } from '@/read/document';
import { type Database, inDatabase, type KeptDocument } from './database';
import type { DocumentInfo } from './document-info';

/** The most text that is kept, in UTF-16 code units, and the most documents. */
export const KEPT_LIMIT_CHARACTERS = 20_000_000;
export const KEPT_LIMIT_DOCUMENTS = 300;
/** What a code unit costs on the disk: two bytes, about two more in the index of the text, and four where an encoder has read it. */
const BYTES_PER_CHARACTER = 8;
/** The share of the space that the browser gives which documents may take. */
const QUOTA_SHARE = 0.1;

/** How much text may be kept on this computer, in UTF-16 code units. */
async function limitCharacters(): Promise<number> {
  const { quota } = (await globalThis.navigator?.storage?.estimate?.()) ?? {};
  return Math.min(
    KEPT_LIMIT_CHARACTERS,
    quota === undefined ? KEPT_LIMIT_CHARACTERS : (quota * QUOTA_SHARE) / BYTES_PER_CHARACTER,
  );
}

/** How much text a document has, in UTF-16 code units, with the headings that are repeated in its blocks. */
function charactersOf({ blocks }: ReadDocument): number {
  return blocks.reduce((sum, { text, section }) => sum + text.length + section.reduce((all, { length }) => all + length, 0), 0);
}

/** Which of the documents must go so that `room` characters and one document more are there: those used longest ago. */
function toDrop(kept: Map<string, KeptDocument>, room: number, limit: number): string[] {
  let count = kept.size;
  let characters = [...kept.values()].reduce((sum, document) => sum + document.characters, 0);
  const dropped: string[] = [];
  for (const [key, document] of [...kept].sort(([, a], [, b]) => a.usedMs - b.usedMs)) {
    if (count < KEPT_LIMIT_DOCUMENTS && characters + room <= limit) break;
    dropped.push(key);
    count -= 1;
    characters -= document.characters;
  }
  return dropped;
}

async function readKept(database: Database): Promise<Map<string, KeptDocument>> {
  const transaction = database.transaction('documents');
  const [keys, values] = await Promise.all([transaction.store.getAllKeys(), transaction.store.getAll()]);
  return new Map(keys.map((key, i) => [key, values[i]!]));
}

async function put(info: DocumentInfo, document: ReadDocument, nowMs: number, limit: number): Promise<void> {
  const characters = charactersOf(document);
  await inDatabase('documents', async (database) => {
    const kept = await readKept(database);
    kept.delete(info.key);
    const dropped = toDrop(kept, characters, limit);
    const transaction = database.transaction(['documents', 'texts', 'indexes', 'vectors', 'summaries'], 'readwrite');
    const documents = transaction.objectStore('documents');
    const texts = transaction.objectStore('texts');
    const indexes = transaction.objectStore('indexes');
    const vectors = transaction.objectStore('vectors');
    const summaries = transaction.objectStore('summaries');
    const dropSummaries = async (key: string): Promise<void> => {
      for (const id of await summaries.index('document').getAllKeys(key)) await summaries.delete(id);
    };
    await Promise.all([
      ...dropped.flatMap((key) => [
        documents.delete(key),
        texts.delete(key),
        indexes.delete(key),
        vectors.delete(key),
        dropSummaries(key),
      ]),
      documents.put({ info, characters, usedMs: nowMs }, info.key),
      texts.put(document, info.key),
      transaction.done,
    ]);
  });
}

/**
 * Keeps a document. Those that were used longest ago make room, with their indexes, vectors and summaries: all together stay under `KEPT_LIMIT_CHARACTERS`
 * and a tenth of the browser's quota. On a full disk the older half goes. Rejects with an error that names the database.
 */
export async function keepDocument(info: DocumentInfo, document: ReadDocument, nowMs: number): Promise<void> {
  const limit = await limitCharacters();
  try {
    await put(info, document, nowMs, limit);
  } catch (reason) {
    if (!(reason instanceof Error) || reason.name !== 'QuotaExceededError') throw reason;
    await put(info, document, nowMs, limit / 2);
  }
}

/** The text of a kept document, which counts as used now; undefined where it is not kept. */
export function readText(key: string, nowMs: number): Promise<ReadDocument | undefined> {
  return inDatabase('documents', async (database) => {
    const transaction = database.transaction(['documents', 'texts'], 'readwrite');
    const documents = transaction.objectStore('documents');
    const read = async (): Promise<ReadDocument | undefined> => {
      const kept = await documents.get(key);
      if (kept) await documents.put({ ...kept, usedMs: nowMs }, key);
      return transaction.objectStore('texts').get(key);
    };
    const [document] = await Promise.all([read(), transaction.done]);
    return document;
  });
}

/** What is told of a kept document; undefined where it is not kept. */
export function readInfo(key: string): Promise<DocumentInfo | undefined> {
  return inDatabase('documents', async (database) => (await database.get('documents', key))?.info);
}

/** What is told of the documents that were read in a tab, the one used last first. */
export function infosOfTab(tabId: number): Promise<DocumentInfo[]> {
  return inDatabase('documents', async (database) =>
    [...(await readKept(database)).values()]
      .filter(({ info }) => info.tabId === tabId)
      .sort((a, b) => b.usedMs - a.usedMs)
      .map(({ info }) => info),
  );
}
