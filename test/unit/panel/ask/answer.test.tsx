import { renderToString } from 'preact-render-to-string';
import { expect, it } from 'vitest';
import type { Citation } from '@/answer/answer';
import { Answer } from '@/panel/ask/Answer';
import type { DocumentInfo } from '@/rpc/reading-jobs';

const shown = { in: () => undefined, showIn: () => () => {}, clear: () => {}, trouble: undefined };
const page = (title: string): DocumentInfo => ({
  key: title,
  source: 'page',
  title,
  url: `https://example.org/${title}`,
  words: 9,
  sections: 1,
  headings: [],
});
const citation = (quote: string, block: number, document = 0): Citation => ({
  document,
  place: { block, start: 0, end: quote.length },
  quote,
});
const text = (html: string): string => html.replace(/<span role="tooltip".*?<\/span>(?=<\/span>)/g, '').replace(/<[^>]*>/g, '');

it('shows the sentence with the words that answer in bold, how sure it is, and where more is said', () => {
  const html = renderToString(
    <Answer
      answer={{
        answer: '41 metres',
        sentence: citation('The tower is 41 metres high.', 1),
        span: { start: 13, end: 22 },
        confidence: 0.9,
        others: [citation('It is tall.', 2), citation('It is high.', 3)],
      }}
      documents={[page('Tower')]}
      engine="built in"
      shown={shown}
    />,
  );
  expect(html).toContain('<q>The tower is <strong>41 metres</strong> high.</q>');
  expect(text(html)).toBe('The tower is 41 metres high. 1Very likely · Built in · See also 23');
  expect(html.match(/aria-label="[^"]*"/g)).toEqual([1, 2, 3].map((number) => `aria-label="Show passage ${number} in the page"`));
});

it('says that the page does not say, with the nearest passages', () => {
  const html = renderToString(
    <Answer
      answer={{
        answer: null,
        sentence: citation('It is <b>old</b>.', 1),
        confidence: 0.1,
        others: [citation('Two.', 2), citation('Three.', 3), citation('Four.', 4)],
      }}
      documents={[page('Tower')]}
      engine="built in"
      shown={shown}
    />,
  );
  expect(text(html)).toBe('The page does not say.Nearest passagesIt is &lt;b>old&lt;/b>. 1Two. 2Three. 3');
});

it('says which of several pages it is, and that none of them says', () => {
  const documents = [page('Tower'), page('River')];
  const given = { sentence: citation('Rivers bend.', 1, 1), confidence: 0.6, others: [] };
  const found = renderToString(
    <Answer answer={{ ...given, answer: 'bend' }} documents={documents} engine="built in" shown={shown} />,
  );
  expect(text(found)).toBe('Rivers bend. 1Likely · Built in · River');
  const none = renderToString(
    <Answer answer={{ ...given, answer: null }} documents={documents} engine="built in" shown={shown} />,
  );
  expect(text(none)).toMatch(/^The pages do not say\./);
});

it('says on which page of a PDF, and when in a video, a passage is', () => {
  const sentence = { ...citation('Rivers bend.', 1), page: 3 };
  const others = [{ ...citation('Rivers swing.', 2), atMs: 80_000 }];
  const html = renderToString(
    <Answer
      answer={{ answer: 'bend', sentence, confidence: 0.6, others }}
      documents={[page('River')]}
      engine="built in"
      shown={shown}
    />,
  );
  expect(text(html)).toBe('Rivers bend. 1 · p. 3Likely · Built in · See also 2 · 1:20');
  expect(html).toContain('aria-label="Show passage 1 on page 3"');
  expect(html).toContain('aria-label="Play passage 2 from 1:20"');
});

it('shows a summary as its sentences, each with its place', () => {
  const summary = [citation('Rivers bend.', 1), citation('Bends move.', 4)];
  const html = renderToString(
    <Answer
      answer={{ answer: 'Rivers bend. Bends move.', sentence: summary[0]!, confidence: 0.9, others: [], summary }}
      documents={[page('River')]}
      engine="built in"
      shown={shown}
    />,
  );
  expect(text(html)).toBe('Rivers bend. 1Bends move. 2Built in');
});

it('says that a page is not in English', () => {
  const given = { sentence: citation('Der Turm ist hoch.', 1), confidence: 0.3, others: [], inOtherLanguage: true as const };
  const found = renderToString(
    <Answer answer={{ ...given, answer: given.sentence.quote }} documents={[page('Turm')]} engine="built in" shown={shown} />,
  );
  expect(text(found)).toBe(
    'Der Turm ist hoch. 1The page is not in English, the only language that the built-in engine reads.Not sure · Built in',
  );
  const none = renderToString(
    <Answer answer={{ ...given, answer: null }} documents={[page('Turm')]} engine="built in" shown={shown} />,
  );
  expect(text(none)).toMatch(/^No answer was found\.The page is not in English/);
});

it('says it also where there is no text at all', () => {
  const html = renderToString(
    <Answer
      answer={{ answer: null, sentence: null, confidence: 0, others: [] }}
      documents={[page('Tower')]}
      engine="built in"
      shown={shown}
    />,
  );
  expect(text(html)).toBe('The page does not say.');
});
