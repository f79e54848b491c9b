import { expect, it } from 'vitest';
import { parseHtml } from '@/engine/read-html';
import { nodeRangesOf } from '@/read/anchored';
import { isMarkdown, readTextNode } from '@/read/text-file';
import { outline } from './outline';

const node = (text: string): Text => parseHtml('').createTextNode(text);
const read = (text: string, markdown: boolean): string[] => outline(readTextNode(node(text), markdown).map(({ block }) => block));

it('reads paragraphs between empty lines, and items', () => {
  expect(read('First line\r\ngoes on.\r\n\r\nSecond.\n\n- one\n- two\n  and more\n', false)).toEqual([
    'paragraph / First line goes on.',
    'paragraph / Second.',
    'item / one',
    'item / two and more',
  ]);
});

it('takes each long line for a paragraph, where a file has no other', () => {
  const long = 'A line that is as long as a paragraph is. '.repeat(6).trim();
  expect(read(`${long}\n${long}\nshort\n`, false)).toEqual([`paragraph / ${long}`, `paragraph / ${long}`, 'paragraph / short']);
});

it('reads what Markdown marks', () => {
  const markdown = `# Bends #

A *river* that runs **straight** is [a rare](http://x.org) \`thing\`; 2 * 3 * 4 stays.
It goes on.

Under
-----

* one
* two _with_ more
1. three

> A word
> of others.

| River | km |
|-------|----|
| Meander | 548 |

\`\`\`js
let a = 1;

  b();
\`\`\`
---
### Last
End.`;
  expect(read(markdown, true)).toEqual([
    'heading / Bends',
    'paragraph / Bends / A river that runs straight is a rare thing; 2 * 3 * 4 stays. It goes on.',
    'heading / Bends / Under',
    'item / Bends / Under / one',
    'item / Bends / Under / two _with_ more',
    'item / Bends / Under / three',
    'quotation / Bends / Under / A word of others.',
    'row / Bends / Under / River | km',
    'row / Bends / Under / Meander | 548',
    'code / Bends / Under / let a = 1;\n\n  b();',
    'heading / Bends / Under / Last',
    'paragraph / Bends / Under / Last / End.',
  ]);
});

it('leads back to the characters of the file', () => {
  const source = node('# Title\n\nA *river* is **wide**\nand long.\n');
  const [, block] = readTextNode(source, true);
  const { text } = block!.block;
  const start = text.indexOf('river');
  const parts = nodeRangesOf(block!, { start, end: text.length }).map((range) => source.data.slice(range.start, range.end));
  expect(parts.join('')).toBe('river* is **wide**\nand long.');
});

it.each([
  ['README.md', true],
  ['http://x.org/a.markdown?raw=1', true],
  ['notes.txt', false],
])('%s is Markdown: %s', (name, expected) => {
  expect(isMarkdown(name)).toBe(expected);
});
