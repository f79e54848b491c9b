import { expect, it } from 'vitest';
import { ask, askLikely } from '@/answer/ask';
import type { LikelyAnswers } from '@/answer/likely-answer';
import type { ReadDocument } from '@/read/document';
import { indexDocuments } from '@/search/passages';
import { SearchIndex } from '@/search/search-index';

const TEXTS = [
  'The old bridge was painted by the Lund brothers and Olga Berg in the spring of 1903, and again in 1921.',
  'The new bridge was never painted, since the council had no money left.',
];
const documents: ReadDocument[] = [
  { source: 'file', title: '', url: '', blocks: TEXTS.map((text) => ({ kind: 'paragraph', text, section: [] })) },
];
const index = new SearchIndex(indexDocuments(documents));

/** Finds some words far likelier than all others. */
function sureOf(words: string): LikelyAnswers & { asked: { question: string; sentence: string; answers: readonly string[] }[] } {
  const asked: { question: string; sentence: string; answers: readonly string[] }[] = [];
  const likely: LikelyAnswers = async (given, answers, { signal } = {}) => {
    signal?.throwIfAborted();
    asked.push({ ...given, answers });
    return answers.map((answer) => ({
      logProb: answer === words ? -1 : -60,
      endLogProb: 0,
      unaskedLogProb: -10,
      tokens: answer.split(' ').length,
    }));
  };
  return Object.assign(likely, { asked });
}

it('answers with the words that a language model is sure of, in the sentence that the rules found', async () => {
  const question = 'Who painted the old bridge?';
  const byRules = ask({ question, documents, index });
  const others = ['Olga Berg', 'Lund brothers'].filter((words) => words !== byRules.answer);
  for (const words of others) {
    const likely = sureOf(words);
    const said = await askLikely({ question, documents, index }, { question, likely });
    expect(said).toEqual({ ...byRules, answer: words, span: said.span });
    expect(said.sentence!.quote.slice(said.span!.start, said.span!.end)).toBe(words);
    expect(likely.asked).toHaveLength(1);
    expect(likely.asked[0]).toMatchObject({ question, sentence: TEXTS[0] });
    expect(likely.asked[0]!.answers.length).toBeLessThanOrEqual(12);
  }
});

it('offers only what can be asked for, and asks nothing where the whole sentence answers or the model has nothing to choose', async () => {
  const likely = sureOf('Olga Berg');
  const question = 'When was the old bridge painted?';
  const said = await askLikely({ question, documents, index }, { question, likely });
  for (const answer of likely.asked[0]!.answers) expect(answer).toMatch(/\d|spring/);
  expect(said.answer).toMatch(/\d|spring/);
  const whether = 'Was the old bridge painted?';
  expect(await askLikely({ question: whether, documents, index }, { question: whether, likely })).toEqual(
    ask({ question: whether, documents, index }),
  );
  expect(likely.asked).toHaveLength(1);
});

it('rejects with the reason of its signal', async () => {
  const signal = AbortSignal.abort(new Error('stopped'));
  const question = 'Who painted the old bridge?';
  await expect(askLikely({ question, documents, index }, { question, likely: sureOf('x'), signal })).rejects.toThrow('stopped');
});
