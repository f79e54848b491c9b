import { expect, it } from 'vitest';
import type { Answer } from '@/answer/answer';
import type { ReadDocument } from '@/read/document';
import { madeUpText, randomNumbers } from '../search/words';
import { answerFrom, OBSERVATORY, page, sections } from './pages';

/** Every quotation is the characters of its place. */
function expectExact(documents: ReadDocument[], { sentence, others, span, answer }: Answer): void {
  for (const citation of sentence ? [sentence, ...others] : others) {
    const { block, start, end } = citation.place;
    expect(documents[citation.document]!.blocks[block]!.text.slice(start, end)).toBe(citation.quote);
  }
  if (span) expect(sentence!.quote.slice(span.start, span.end)).toBe(answer);
  else if (answer !== null) expect(answer).toBe(sentence!.quote);
}

it.each([
  ['Who founded the Royal Observatory?', 'Charles II'],
  ['When was the observatory founded?', '1675'],
  ['Who was the first Astronomer Royal?', 'John Flamsteed'],
  ['Where was Flamsteed born?', 'Denby'],
])('answers %o with %o', (question, expected) => {
  const answer = answerFrom([OBSERVATORY], question);
  expect(answer.answer).toBe(expected);
  expect(answer.confidence).toBeGreaterThan(0.2);
  expectExact([OBSERVATORY], answer);
});

it('answers yes or no with the sentence', () => {
  const answer = answerFrom([OBSERVATORY], 'Was the observatory founded by Charles II?');
  expect(answer.answer).toBe('The Royal Observatory was founded by Charles II in 1675.');
  expect(answer.span).toBeUndefined();
});

it('says what something is with the sentence that defines it', () => {
  const matrices = page(
    'Matrices',
    'Every Hermitian matrix is a normal matrix. A Hermitian matrix of order two has two eigenvalues.',
    'In mathematics, a Hermitian matrix (or self-adjoint matrix) is a complex matrix that is its own conjugate transpose.',
  );
  expect(answerFrom([matrices], 'What is a Hermitian matrix?').answer).toContain('In mathematics');
});

it('says what something is with the sentence, not with an entry of the contents', () => {
  const contents: ReadDocument = page(
    'Lions',
    '3.3 Lions',
    'Lions are large cats that live in groups.',
    'Many lions sleep by day.',
  );
  const answer = answerFrom([contents], 'What are lions?');
  expect(answer.answer).toBe('Lions are large cats that live in groups.');
  expect([answer.sentence!, ...answer.others].map(({ quote }) => quote)).not.toContain('3.3 Lions');
});

it.each(['How do penguins keep their eggs warm?', 'Who won the world cup in Brazil?', '', '???', 'what is it'])(
  'says that the page does not say: %o',
  (question) => {
    const answer = answerFrom([OBSERVATORY], question);
    expect(answer.answer).toBeNull();
    expect(answer.confidence).toBeLessThan(0.2);
    expectExact([OBSERVATORY], answer);
  },
);

it('says nothing of no text at all', () => {
  const nothing = { answer: null, sentence: null, confidence: 0, others: [] };
  expect(answerFrom([], 'Who?')).toEqual(nothing);
  expect(answerFrom([page('Empty')], 'Who?')).toEqual(nothing);
  expect(answerFrom([page('Blank', '', '   ')], 'Who?')).toEqual(nothing);
});

it('says on which page of a PDF, and when in a video, it is said', () => {
  const text = 'The bridge was opened in 1894. It was painted red in 1977.';
  const pdf: ReadDocument = {
    ...page('Bridge'),
    source: 'pdf',
    blocks: [{ kind: 'paragraph', text, section: [], page: 2, pages: [{ at: 31, page: 3 }] }],
  };
  expect(answerFrom([pdf], 'When was the bridge opened?').sentence).toMatchObject({ page: 2 });
  expect(answerFrom([pdf], 'When was the bridge painted red?').sentence).toMatchObject({ page: 3 });
  const times = [0, 80_000].map((ms, i) => ({ at: 31 * i, ms }));
  const captions: ReadDocument = {
    ...pdf,
    source: 'captions',
    blocks: [{ kind: 'caption', text, section: [], startMs: 0, times }],
  };
  const painted = answerFrom([captions], 'When was the bridge painted red?').sentence;
  expect(painted).toMatchObject({ atMs: 80_000 });
  expect(painted).not.toHaveProperty('page');
});

it('answers from the document that says it, and shows what two of them say once', () => {
  const lions = page(
    'Lions',
    'Lions eat zebras and buffaloes at night. They live in groups.',
    'A group of lions is called a pride.',
  );
  const documents = [OBSERVATORY, lions, structuredClone(lions)];
  const answer = answerFrom(documents, 'What is a group of lions called?');
  expect(answer.sentence).toMatchObject({ document: 1, quote: 'A group of lions is called a pride.' });
  const quotes = [answer.sentence!, ...answer.others].map(({ quote }) => quote);
  expect(new Set(quotes).size).toBe(quotes.length);
  expectExact(documents, answer);
});

it('looks under the heading that the question names', () => {
  const plans = sections('Plans', {
    'Basic plan': ['The plan costs five euros a month. You can cancel at any time.'],
    'Family plan': ['The plan costs nine euros a month. You can cancel once a year.'],
  });
  expect(answerFrom([plans], 'How much does the family plan cost?').sentence!.quote).toBe('The plan costs nine euros a month.');
  expect(answerFrom([plans], 'How much does the basic plan cost?').sentence!.quote).toBe('The plan costs five euros a month.');
});

it('understands what comes after', () => {
  const first = { question: 'Who was the first Astronomer Royal?' };
  const earlier = [{ ...first, answer: answerFrom([OBSERVATORY], first.question) }];
  expect(answerFrom([OBSERVATORY], 'When was he born?', earlier).answer).toBe('1646');
});

it.each([
  [
    'German',
    'Der Leuchtturm wurde im Jahr 1868 von der Stadt gebaut und steht auf der Insel Skarholm. Er ist 41 Meter hoch und wird seit 1979 nicht mehr bewohnt.',
    'Wann wurde der Leuchtturm gebaut?',
  ],
  [
    'French',
    'Le phare a été construit en 1868 par la ville et se trouve sur une île de la mer du Nord. Il est haut de 41 mètres et ne compte plus de gardien depuis 1979.',
    'Quand le phare a-t-il été construit ?',
  ],
  ['Chinese', '灯塔建于1868年，位于北海的一个岛上。它高41米，自1979年以来无人居住。', '灯塔建于哪一年？'],
])('is not sure of what stands in %s, and says that it is in another language', (language, text, question) => {
  const answer = answerFrom([page(language, text)], question);
  expect(answer).toMatchObject({ inOtherLanguage: true });
  expect(answer.confidence).toBeLessThanOrEqual(0.3);
  expect(answer.span).toBeUndefined();
});

it('quotes the sentence of languages without spaces', () => {
  const tokyo = page('東京', '東京は日本の首都です。人口は約1400万人です。', '大阪は西日本の都市です。');
  const answer = answerFrom([tokyo], '日本の首都は？');
  expect(answer.sentence!.quote).toBe('東京は日本の首都です。');
  expect(answer.span).toBeUndefined();
});

it.each([1, 2, 3, 4, 5])('quotes exactly, whatever is asked of whatever (seed %i)', (seed) => {
  const next = randomNumbers(seed);
  const marks = ['“', '(', ' — ', '…', ' 12,5 % ', '\u200b', '東京。', ' 🙂 ', ']', '$3.', "'s ", 'É'];
  const noisy = (words: number): string =>
    madeUpText(next, words).replace(/ /g, () => (next(4) ? ' ' : marks[next(marks.length)]!));
  const documents = Array.from({ length: 1 + next(3) }, () =>
    page('', ...Array.from({ length: next(12) }, () => noisy(1 + next(150)))),
  );
  for (let i = 0; i < 20; i++) {
    const answer = answerFrom(documents, `${next(2) ? 'Who ' : ''}${noisy(1 + next(12))}?`);
    expectExact(documents, answer);
    expect(answer.confidence).toBeGreaterThanOrEqual(0);
    expect(answer.confidence).toBeLessThanOrEqual(1);
  }
});
