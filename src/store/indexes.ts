import type { IndexTables } from '@/search/index-tables';
import { inDatabase } from './database';

/** Keeps the index of a kept document; it goes when the document goes. */
export async function keepIndex(document: string, tables: IndexTables): Promise<void> {
  await inDatabase('indexes', async (database) => {
    const transaction = database.transaction(['documents', 'indexes'], 'readwrite');
    const put = async (): Promise<void> => {
      const isKept = (await transaction.objectStore('documents').getKey(document)) !== undefined;
      if (isKept) await transaction.objectStore('indexes').put(tables, document);
    };
    await Promise.all([put(), transaction.done]);
  });
}

/** The index of a document, where there is one. */
export function readIndex(document: string): Promise<IndexTables | undefined> {
  return inDatabase('indexes', (database) => database.get('indexes', document));
}
