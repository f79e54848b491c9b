import { expect, it } from 'vitest';
import { summaryMarkdown } from '@/panel/summary/markdown';

const page = { title: 'Tea [in] *China*', url: 'https://example.org/tea_(drink)?a=b c' };

it('makes a list of points under the title with its address', () => {
  expect(summaryMarkdown(page, 'points', [{ text: 'It was a medicine.' }, { text: '2. Then a drink.' }])).toBe(
    '## [Tea \\[in\\] \\*China\\*](https://example.org/tea_%28drink%29?a=b%20c)\n\n- It was a medicine.\n- 2\\. Then a drink.\n',
  );
});

it.each(['paragraph', 'headline'] as const)('joins the sentences of a %s', (style) => {
  expect(summaryMarkdown(page, style, [{ text: 'One.' }, { text: 'Two.' }])).toMatch(/\n\nOne\. Two\.\n$/);
});

it('leaves nothing of a page that Markdown would read as its own', () => {
  const text = summaryMarkdown({ title: '', url: 'https://example.org/' }, 'points', [
    { text: '# <b>bold</b> [link](x) `code` | cell_' },
    { text: '- dash' },
  ]);
  expect(text).toBe(
    '## [https://example.org/](https://example.org/)\n\n- \\# \\<b\\>bold\\</b\\> \\[link\\](x) \\`code\\` \\| cell\\_\n- \\- dash\n',
  );
});

it('adds what a model wrote, if it did', () => {
  const points = [{ text: 'One.' }];
  const written = { by: 'Model_1', points: [{ text: 'Two.' }, { text: 'Three.' }] };
  expect(summaryMarkdown(page, 'points', points, written)).toMatch(
    /\n\n- One\.\n\nWritten by Model\\_1:\n\n- Two\.\n- Three\.\n$/,
  );
  expect(summaryMarkdown(page, 'points', points, { ...written, points: [] })).toBe(summaryMarkdown(page, 'points', points));
});
