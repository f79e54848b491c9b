import { expect, it } from 'vitest';
import { auroc } from '../../eval/qa/auroc';
import { scorePages, scoreParagraphs } from '../../eval/qa/score';
import { everyNth, holdsAnswer, normalise, questionsIn, type SquadArticle, scoreAnswer } from '../../eval/qa/squad';
import type { AnsweringSystem } from '../../eval/qa/systems';

it('compares answers as SQuAD does', () => {
  expect(normalise('The  U.S. “Army”, an A-team of the\u00a0Anthem')).toBe('us “army” ateam of anthem');
  expect(scoreAnswer('the cat sat', ['Cat sat!', 'dog'])).toEqual({ exact: 1, f1: 1 });
  expect(scoreAnswer('cat cat mat', ['cat mat mat'])).toEqual({ exact: 0, f1: 2 / 3 });
  expect(scoreAnswer('cat', [])).toEqual({ exact: 0, f1: 0 });
  expect(scoreAnswer('', [])).toEqual({ exact: 1, f1: 1 });
  expect(scoreAnswer('', ['cat'])).toEqual({ exact: 0, f1: 0 });
  expect(holdsAnswer('It costs $3,000 there.', ['3000'])).toBe(true);
  expect(holdsAnswer('It costs 13000 there.', ['3000'])).toBe(false);
});

it('is the chance that one gets more than another', () => {
  const higher = [3, 1, 2, 2];
  const lower = [2, 0, 1];
  let wins = 0;
  for (const a of higher) for (const b of lower) wins += a > b ? 1 : a === b ? 0.5 : 0;
  expect(auroc(higher, lower)).toBeCloseTo(wins / 12, 12);
});

/** Two pages of which each answers one question; the second holds one that nothing answers, too. */
const ARTICLES: SquadArticle[] = ['alpha', 'beta'].map((title) => ({
  title,
  paragraphs: [
    { text: 'Nothing here.', questions: [] },
    {
      text: `It is ${title} now.`,
      questions: [
        { id: title, question: title, answers: [title] },
        ...(title === 'beta' ? [{ id: 'none', question: 'gamma', answers: [] }] : []),
      ],
    },
  ],
}));

/** Says a question back where the text holds it, and refuses elsewhere. */
const ECHO: AnsweringSystem = {
  name: 'echo',
  refuses: true,
  open: async (paragraphs) => async (question) => {
    const paragraph = paragraphs.findIndex((text) => text.includes(question));
    if (paragraph < 0) return { answer: '', sentences: [], confidence: 0 };
    return { answer: question, sentences: [{ paragraph, text: paragraphs[paragraph]! }], confidence: 1 };
  },
};

it('scores a system that is always right, and one that never answers', async () => {
  const right = {
    sentence1: 1,
    sentence3: 1,
    exact: 1,
    f1: 1,
    exactOfAll: 1,
    f1OfAll: 1,
    adversarial: 1,
    refused: 0,
    answerable: 2,
  };
  expect(await scoreParagraphs(ARTICLES, ECHO)).toEqual(right);
  const { own, off } = await scorePages(ARTICLES, ECHO);
  expect(own).toEqual(right);
  expect(off).toEqual({ questions: 2, auroc: 1, accuracy: 1, onPageRefused: 0, offPageRefused: 1 });
  const silent: AnsweringSystem = { ...ECHO, open: async () => async () => ({ answer: '', sentences: [], confidence: 0 }) };
  expect(await scorePages(ARTICLES, silent)).toMatchObject({ own: { exact: 0, refused: 1 }, off: { accuracy: 0.5, auroc: 0.5 } });
});

it('takes one question in so many, across paragraphs and articles', () => {
  const question = (id: string) => ({ id, question: `${id}?`, answers: [] });
  const article = (title: string, ...ids: string[][]) => ({
    title,
    paragraphs: ids.map((some) => ({ text: title, questions: some.map(question) })),
  });
  const articles = [article('A', ['1', '2', '3'], ['4', '5']), article('B', ['6', '7'])];
  expect(questionsIn(articles)).toBe(7);
  const some = everyNth(articles, 3);
  expect(some.map(({ paragraphs }) => paragraphs.map(({ questions }) => questions.map(({ id }) => id)))).toEqual([
    [['1'], ['4']],
    [['7']],
  ]);
});
