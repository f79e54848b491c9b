import type { ReadDocument } from '@/read/document';
import { indexDocuments } from '@/search/passages';
import { SearchIndex } from '@/search/search-index';
import { keepIndex, readIndex } from '@/store/indexes';

/** How many indexes are held in memory: a conversation asks the same one again and again. */
const AT_HAND = 3;

const atHand = new Map<string, SearchIndex>();

/** The index of documents, by their keys: built once, and kept on disk for a single document. */
export async function indexOf(keys: readonly string[], documents: readonly ReadDocument[]): Promise<SearchIndex> {
  const name = keys.join('\n');
  const index = atHand.get(name) ?? (await readKept(keys)) ?? build(keys, documents);
  atHand.delete(name);
  atHand.set(name, index);
  for (const oldest of atHand.keys()) {
    if (atHand.size <= AT_HAND) break;
    atHand.delete(oldest);
  }
  return index;
}

/** A kept index, unless it is of another version or cannot be read: then it is built again. */
async function readKept(keys: readonly string[]): Promise<SearchIndex | undefined> {
  const [key] = keys;
  if (key === undefined || keys.length > 1) return undefined;
  try {
    const tables = await readIndex(key);
    return tables && new SearchIndex(tables);
  } catch {
    return undefined;
  }
}

function build(keys: readonly string[], documents: readonly ReadDocument[]): SearchIndex {
  const tables = indexDocuments(documents);
  const [key] = keys;
  if (key !== undefined && keys.length === 1) void keepIndex(key, tables).catch(() => {}); // Built again next time.
  return new SearchIndex(tables);
}
