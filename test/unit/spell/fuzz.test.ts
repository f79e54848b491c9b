import { expect, it } from 'vitest';
import { corrected } from './corrected';
import { packedSpeller } from './tables';

const TEXTS = 10_000;
/** Pieces that texts are made of: words and slips, marks, other scripts and directions, emoji, broken and huge things. */
const PIECES = [
  ...[
    'the',
    'Teh',
    'freind',
    'recieve',
    'minuets',
    'alot',
    "doesn't",
    'wich',
    'THEIR',
    'a',
    'I',
    'naïve',
    'd’etat',
    'well-knwon',
  ],
  ...[
    ' ',
    '  ',
    '\n',
    '\t',
    '\r\n',
    '\u00a0',
    '\u2028',
    '.',
    '. ',
    ', ',
    '?',
    '!',
    '"',
    "'",
    '’',
    '“',
    '—',
    '-',
    '(',
    ')',
    '`',
    '/',
    '@',
    '#',
  ],
  ...['שלום', 'مرحبا', '\u202e', '\u200f', 'привет', 'λόγος', '你好', 'ไทย', 'x̧̌', 'ﬁsh', 'İstanbul', 'ß', 'ǅ', 'Ⅷ'],
  ...['😀', '👨‍👩‍👧', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '\ud83d', '\ude00', '\0', '\ufffd', '\ufeff', '\u0301'],
  ...['3km', '1,000.5', 'foo_bar()', 'https://exmaple.com/a?b=c', 'me@exmaple.org', '#hashtga', '@hnadle', '&nbsp;', 'camelCsae'],
  'x'.repeat(300),
  'qzj'.repeat(60),
  "o'".repeat(50),
];

/** xorshift32: the same texts at each run. */
function random(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
}

it('never throws, keeps to the text, and changes nothing outside its mistakes', () => {
  const speller = packedSpeller();
  const below = random(20261124);
  let flagged = 0;
  for (let n = 0; n < TEXTS; n++) {
    const text = Array.from({ length: below(12) }, () =>
      below(4) === 0 ? String.fromCharCode(below(0x10000)) : PIECES[below(PIECES.length)]! + (below(2) ? ' ' : ''),
    ).join('');
    const { mistakes } = speller.check(text);
    let before = 0;
    for (const { start, end, word, corrections, p } of mistakes) {
      expect(start).toBeGreaterThanOrEqual(before);
      expect(end).toBeGreaterThan(start);
      expect(end).toBeLessThanOrEqual(text.length);
      expect(text.slice(start, end)).toBe(word);
      expect(corrections.length).toBeLessThanOrEqual(5);
      expect(p).toBeGreaterThanOrEqual(0);
      expect(p).toBeLessThanOrEqual(1);
      before = end;
    }
    flagged += mistakes.length;
    // What is outside the mistakes is there in the same order when all are corrected.
    const outside = mistakes.reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text);
    const replaced = mistakes.reduce((sum, { word, corrections }) => sum + (corrections[0] ?? word).length, 0);
    const after = corrected(text, mistakes);
    expect(after.length).toBe(outside.length + replaced);
    let at = 0;
    let kept = '';
    for (const { start, end } of mistakes) {
      kept += text.slice(at, start);
      expect(after.includes(text.slice(at, start))).toBe(true);
      at = end;
    }
    expect(after.endsWith(text.slice(at))).toBe(true);
    expect(kept + text.slice(at)).toBe(outside);
  }
  expect(flagged).toBeGreaterThan(1000);
}, 120_000);
