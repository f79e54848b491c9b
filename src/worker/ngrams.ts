import { PackedModel } from '@/ngram/packed-model';
import type { LoadTable } from './tables';

/** Models by the bytes that they read, so that what completes and what checks share one, with all that it remembers. */
const models = new WeakMap<ArrayBuffer, PackedModel>();

/** Loads the n-grams; the same model for the same table. */
export async function loadNgrams(loadTable: LoadTable): Promise<PackedModel> {
  const bytes = await loadTable('ngrams.bin');
  let model = models.get(bytes);
  if (!model) {
    model = new PackedModel(bytes, 'ngrams.bin');
    models.set(bytes, model);
  }
  return model;
}
