import type { IndexTables } from '@/search/index-tables';
import type { VectorTables } from '@/search/vectors';
import { inDatabase } from './database';

/** Keeps the index of a kept document; it goes when the document goes. */
export function keepIndex(document: string, tables: IndexTables): Promise<void> {
  return keepBeside('indexes', document, tables);
}

/** The index of a document, where there is one. */
export function readIndex(document: string): Promise<IndexTables | undefined> {
  return inDatabase('indexes', (database) => database.get('indexes', document));
}

/** Keeps the vectors of a kept document, also while they are being made; they go when the document goes. */
export function keepVectors(document: string, tables: VectorTables): Promise<void> {
  return keepBeside('vectors', document, tables);
}

/** The vectors of a document, where there are any. */
export function readVectors(document: string): Promise<VectorTables | undefined> {
  return inDatabase('vectors', (database) => database.get('vectors', document));
}

async function keepBeside(store: 'indexes' | 'vectors', document: string, tables: IndexTables | VectorTables): Promise<void> {
  await inDatabase(store, async (database) => {
    const transaction = database.transaction(['documents', store], 'readwrite');
    const put = async (): Promise<void> => {
      const isKept = (await transaction.objectStore('documents').getKey(document)) !== undefined;
      if (isKept) await transaction.objectStore(store).put(tables as IndexTables & VectorTables, document);
    };
    await Promise.all([put(), transaction.done]);
  });
}
