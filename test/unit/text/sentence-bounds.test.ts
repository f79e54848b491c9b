import { expect, it } from 'vitest';
import { sentenceBounds } from '@/text/sentence-bounds';

function sentencesOf(text: string): string[] {
  const bounds = sentenceBounds(text);
  return Array.from({ length: bounds.length / 2 }, (_, i) => text.slice(bounds[2 * i], bounds[2 * i + 1]));
}

it.each<[text: string, sentences: string[]]>([
  ['One. Two? Three! Four…', ['One.', 'Two?', 'Three!', 'Four…']],
  [
    'Dr. Smith met J. R. Jones at 5 p.m. in St. Louis. He left.',
    ['Dr. Smith met J. R. Jones at 5 p.m. in St. Louis.', 'He left.'],
  ],
  ['“It works.” She left. (So did he.) Then', ['“It works.”', 'She left.', '(So did he.)', 'Then']],
  ['It was said.[12][note 3] Then it was not. e.g. this', ['It was said.[12][note 3]', 'Then it was not. e.g. this']],
  ['It rose at 5 p.m. (1700 GMT) from the square. It fell.', ['It rose at 5 p.m. (1700 GMT) from the square.', 'It fell.']],
  ['It fell. (It rose later.) Then', ['It fell.', '(It rose later.)', 'Then']],
  ['Version 2.5 of it. Über alles. 3 more.', ['Version 2.5 of it.', 'Über alles.', '3 more.']],
  ['東京です。大阪？', ['東京です。', '大阪？']],
  ['Привет. Мир. नमस्ते', ['Привет.', 'Мир.', 'नमस्ते']],
  ['  spaced  ', ['spaced']],
  ['no end', ['no end']],
  ['', []],
  [' \n ', []],
])('cuts %o', (text, sentences) => {
  expect(sentencesOf(text)).toEqual(sentences);
});

it('leaves out nothing but white space', () => {
  const pieces = ['A. ', 'b? ', '. . ', '"', ')', '[1]', '。', '\u2026 ', 'X', ' ', '😀 ', '\u2028'];
  let seed = 3;
  for (let round = 0; round < 300; round++) {
    let text = '';
    for (let i = 0; i < 25; i++) {
      seed = (seed * 48271) % 2147483647;
      text += pieces[seed % pieces.length];
    }
    expect(sentencesOf(text).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
  }
});
