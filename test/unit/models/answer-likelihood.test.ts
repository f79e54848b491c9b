import { expect } from 'vitest';
import { loadFromFolder } from '@/engine/node-models';
import { AnswerLikelihoodReader } from '@/models/answer-likelihood';
import { modelEntry } from '@/models/catalog';
import type { LanguageModel } from '@/models/language-model';
import { spanPrompt, unaskedPrompt } from '@/models/prompts';
import type { atOnce } from '@/models/sequence';
import { itWithShared } from '../../shared';

const SENTENCE = 'The lighthouse was built in 1864 by the engineer Anna Berg and is 31 metres high.';
const CASES = [
  ['When was the lighthouse built?', '1864'],
  ['Who built the lighthouse?', 'Anna Berg'],
  ['How high is the lighthouse?', '31 metres'],
] as const;

itWithShared(
  'finds the words of a sentence likeliest that answer, has them end there, and reads its examples once',
  'models',
  async (folder) => {
    const model = (await loadFromFolder(folder, modelEntry('smollm2-135m'))).model as LanguageModel;
    const reader = new AnswerLikelihoodReader(model);
    const answers = ['1864', 'engineer Anna', 'Anna Berg', '31 metres', 'built in'];
    for (const [question, right] of CASES) {
      const found = await reader.read({ question, sentence: SENTENCE }, answers);
      const likeliest = found.reduce((best, { logProb }, i) => (logProb > found[best]!.logProb ? i : best), 0);
      expect(answers[likeliest]).toBe(right);
      expect(found.map(({ tokens }) => tokens > 0)).not.toContain(false);
      const [whole, torn] = [found[answers.indexOf('Anna Berg')]!, found[answers.indexOf('engineer Anna')]!];
      expect(whole.logProb, 'an answer that ends in the middle of a name').toBeGreaterThan(torn.logProb);
    }

    // What is likely whatever is asked is told from what is likely now: it does not depend on the question.
    const [first, second] = [
      await reader.read({ question: CASES[0][0], sentence: SENTENCE }, answers),
      await reader.read({ question: CASES[1][0], sentence: SENTENCE }, answers),
    ];
    expect(first.map(({ unaskedLogProb }) => unaskedLogProb)).toEqual(second.map(({ unaskedLogProb }) => unaskedLogProb));
    expect(first.map(({ logProb }) => logProb)).not.toEqual(second.map(({ logProb }) => logProb));

    // What is read anew for another question about the same sentence is the question alone: a step, and two for each answer.
    const steps: string[] = [];
    const counted: typeof atOnce = (step) => {
      steps.push('step');
      return step();
    };
    await reader.read({ question: 'What was built?', sentence: SENTENCE }, answers, counted);
    expect(steps).toHaveLength(1 + 2 * answers.length);
    for (const prompt of [spanPrompt('What was built?', SENTENCE), unaskedPrompt(SENTENCE)]) {
      expect(model.tokenizer.encode(prompt).length).toBeLessThan(280);
    }
    await model.release();
  },
  60_000,
);
