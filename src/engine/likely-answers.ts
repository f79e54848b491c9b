import type { LikelyAnswers } from '@/answer/likely-answer';
import { AnswerLikelihoodReader } from '@/models/answer-likelihood';
import { modelEntry } from '@/models/catalog';
import type { LanguageModel } from '@/models/language-model';
import { eightBitRuntime, loadFromFolder } from './node-models';

/** What says how likely words are as an answer: the generator of this name in a folder in the hub's layout, with eight bits. */
export async function openLikelyAnswers(folder: string, id: string): Promise<LikelyAnswers> {
  const { model } = (await loadFromFolder(folder, modelEntry(id), eightBitRuntime())) as { model: LanguageModel };
  return likelyAnswersBy(model);
}

/** The same by a model that is there. */
export function likelyAnswersBy(model: LanguageModel): LikelyAnswers {
  const reader = new AnswerLikelihoodReader(model);
  return (asked, answers, { signal } = {}) =>
    reader.read(asked, answers, (step) => {
      signal?.throwIfAborted();
      return step();
    });
}
