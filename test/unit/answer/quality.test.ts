import { expect } from 'vitest';
import { scorePages, scoreParagraphs } from '../../eval/qa/score';
import { readSquad, type SquadArticle } from '../../eval/qa/squad';
import { INKLING_ANSWERS } from '../../eval/qa/systems';
import { itWithShared } from '../../shared';

/** A third of the questions: all of them take a busy machine half a minute. */
function everyThird({ text, questions }: SquadArticle['paragraphs'][number]): SquadArticle['paragraphs'][number] {
  return { text, questions: questions.filter((_, i) => i % 3 === 0) };
}

itWithShared(
  'answers questions on two articles as well as it did',
  'eval/qa/squad-v2-dev-even-articles.json',
  async (path) => {
    const articles = readSquad(path);
    if (typeof articles === 'string') throw new Error(`no ${articles}`);
    const some = articles
      .filter(({ title }) => title === 'Black Death' || title === '1973 oil crisis')
      .map(({ title, paragraphs }) => ({ title, paragraphs: paragraphs.map(everyThird) }));
    const paragraphs = await scoreParagraphs(some, INKLING_ANSWERS);
    expect(paragraphs.answerable).toBeGreaterThan(70);
    expect(paragraphs.sentence1).toBeGreaterThan(0.8);
    expect(paragraphs.f1).toBeGreaterThan(0.38);
    const { own, off } = await scorePages(some, INKLING_ANSWERS);
    expect(own.sentence1).toBeGreaterThan(0.7);
    expect(own.sentence3).toBeGreaterThan(0.85);
    expect(own.f1).toBeGreaterThan(0.35);
    expect(off.auroc).toBeGreaterThan(0.97);
    expect(off.accuracy).toBeGreaterThan(0.9);
    expect(off.onPageRefused).toBeLessThan(0.08);
  },
  120_000,
);
