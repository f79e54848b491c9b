import type { PackedModel } from '@/ngram/packed-model';

/** Natural log of the probability of a word that no table knows. */
const NEVER_SEEN = Math.log(1e-7);

/** Natural log of the probability of a word by itself, as it is written; also of one that is known by itself only. */
export function wordLogProb(model: PackedModel, word: string): number {
  const { vocabulary, rare } = model;
  const id = vocabulary.idOf(word);
  if (id >= 0) return model.unigram(id);
  const rareId = rare.idOf(word);
  return rareId < 0 ? NEVER_SEEN : model.rareUnigram(rareId);
}
