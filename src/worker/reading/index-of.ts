import type { ReadDocument } from '@/read/document';
import type { IndexTables } from '@/search/index-tables';
import { mergeIndexes } from '@/search/merge';
import { type IndexStep, indexSteps } from '@/search/passages';
import { SearchIndex } from '@/search/search-index';
import { keepIndex, readIndex } from '@/store/indexes';
import { inTurns } from './in-turns';

/** How many indexes are held in memory: a conversation asks the same one again and again. */
const AT_HAND = 3;

interface IndexOptions {
  signal: AbortSignal;
  /** Told how much is indexed of what is not yet, from time to time. */
  onStep: (step: IndexStep) => void;
}

const atHand = new Map<string, SearchIndex>();

/** The index of documents, by their keys. That of each document is built once and kept on disk; those of several are put together. */
export async function indexOf(
  keys: readonly string[],
  documents: readonly ReadDocument[],
  options: IndexOptions,
): Promise<SearchIndex> {
  const name = keys.join('\n');
  const index = atHand.get(name) ?? (await open(keys, documents, options));
  atHand.delete(name);
  atHand.set(name, index);
  for (const oldest of atHand.keys()) {
    if (atHand.size <= AT_HAND) break;
    atHand.delete(oldest);
  }
  return index;
}

async function open(keys: readonly string[], documents: readonly ReadDocument[], options: IndexOptions): Promise<SearchIndex> {
  const tables: IndexTables[] = [];
  for (const [i, document] of documents.entries()) tables.push(await tablesOf(keys[i]!, document, options));
  const [only] = tables;
  return new SearchIndex(only && tables.length === 1 ? only : mergeIndexes(tables));
}

/** The kept index of a document; built where it is not kept, of another version, or cannot be read. */
async function tablesOf(key: string, document: ReadDocument, { signal, onStep }: IndexOptions): Promise<IndexTables> {
  const kept = await readIndex(key).catch(() => undefined);
  if (kept?.version === 1) return kept;
  const tables = await inTurns(indexSteps([document]), { signal, onTurn: onStep });
  void keepIndex(key, tables).catch(() => {}); // Built again next time.
  return tables;
}
