import { renderToString } from 'preact-render-to-string';
import { expect, it } from 'vitest';
import { Written } from '@/panel/summary/Written';
import type { WrittenPoint } from '@/summarize/summary';

const points: WrittenPoint[] = [
  { text: 'It took six years.', from: { text: 'The work took six years.', place: { block: 1, start: 0, end: 24 } } },
  { text: 'Goats were kept.', from: { text: 'They kept goats.', place: { block: 4, start: 0, end: 16 } } },
];
const given = {
  url: 'https://example.org/tower',
  style: 'points' as const,
  numberOf: ({ place }: WrittenPoint['from']) => place.block,
  onShow: () => {},
  onGoOn: () => {},
};
const text = (html: string): string => html.replace(/<[^>]*>/g, '');

it('names who wrote it, and leads from each sentence to the one of the page', () => {
  const html = renderToString(<Written written={{ by: 'SmolLM2-360M', points, done: 2, all: 2 }} state="done" {...given} />);
  expect(text(html)).toBe('Written by SmolLM2-360MIt took six years. 1Goats were kept. 4');
  expect(html).toContain('href="https://example.org/tower#:~:text=The%20work%20took%20six%20years."');
  expect(html).toContain('title="Show in the page: “The work took six years.”"');
});

it.each([
  ['running', 'Written by SmolLM2-360MIt took six years. 1Writing, part 2 of 5'],
  ['stopped', 'Written by SmolLM2-360MIt took six years. 1Stopped.Go on'],
  ['done', 'Written by SmolLM2-360MIt took six years. 1Not finished.Go on'],
] as const)('says how far it is: %s', (state, words) => {
  const written = { by: 'SmolLM2-360M', points: points.slice(0, 1), done: 1, all: 5 };
  expect(text(renderToString(<Written written={written} state={state} {...given} />))).toBe(words);
});

it('is not there where nothing came of it', () => {
  const written = { by: 'SmolLM2-360M', points: [], done: 5, all: 5 };
  expect(renderToString(<Written written={written} state="done" {...given} />)).toBe('');
});
