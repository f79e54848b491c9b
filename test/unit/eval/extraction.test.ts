import { expect, it } from 'vitest';
import { HIDDEN_WORD, hidingWays, withHidden } from '../../eval/read/hidden';
import { scoreExtraction, textOfHtml, tokensOf } from '../../eval/read/score';
import { untar } from '../../eval/read/tar';

it('cuts markup into the tokens of the shared scorer', () => {
  const html = '<p>One <b>t</b>wo<br>three_4</p><script>no</script><p>日本go</p><ul><li>a</li><li>b</li></ul>';
  expect(tokensOf(textOfHtml(html))).toEqual(['one', 'two', 'three', '4', '日', '本', 'go', 'a', 'b']);
});

it('scores tokens by how often they occur, and runs of four by their order', () => {
  expect(scoreExtraction('a b b c', 'a b d')).toEqual({
    precision: 0.5,
    recall: 2 / 3,
    f1: expect.closeTo(4 / 7, 12),
    f1InOrder: 0,
  });
  expect(scoreExtraction('a b c d e', 'a b c d f')).toMatchObject({ f1: expect.closeTo(0.8, 12), f1InOrder: 0.5 });
  expect(scoreExtraction('', '')).toEqual({ precision: 1, recall: 1, f1: 1, f1InOrder: 1 });
  expect(scoreExtraction('a', '')).toMatchObject({ precision: 0, recall: 0, f1: 0 });
});

it('hides a sentence after the longest paragraph', () => {
  const html = '<p>short</p><div><p class="x">the longest of them</p></div><p>short</p>';
  for (const way of hidingWays) {
    const hidden = withHidden(html, way)!;
    expect(hidden.indexOf(HIDDEN_WORD)).toBeGreaterThan(html.indexOf('them'));
    expect(hidden.indexOf(HIDDEN_WORD)).toBeLessThan(hidden.indexOf('</div>'));
  }
  expect(withHidden('<div>none</div>', hidingWays[0]!)).toBeUndefined();
});

/** One file as POSIX lays it out in a ustar archive. */
function entry(path: string, data: string, type = '0'): Buffer {
  const header = Buffer.alloc(512);
  header.write(path, 0);
  header.write(Buffer.byteLength(data).toString(8).padStart(11, '0'), 124);
  header.write(type, 156);
  header.write('ustar', 257);
  const body = Buffer.alloc(Math.ceil(Buffer.byteLength(data) / 512) * 512);
  body.write(data);
  return Buffer.concat([header, body]);
}

it('unpacks tar archives, and says what is wrong with what is none', () => {
  const long = 'a/'.repeat(80);
  const bytes = Buffer.concat([
    entry('x/', '', '5'),
    entry('x/one', 'é'.repeat(400)),
    entry('././@LongLink', `${long}two`, 'L'),
    entry(long.slice(0, 100), 'second'),
    Buffer.alloc(1024),
  ]);
  const files = untar(bytes, 'x.tar');
  expect([...files].map(([path, data]) => [path, Buffer.from(data).toString()])).toEqual([
    ['x/one', 'é'.repeat(400)],
    [`${long}two`, 'second'],
  ]);
  expect(() => untar(Buffer.alloc(600, 1), 'no.tar')).toThrow('no.tar: no tar header at byte 0');
  expect(() => untar(bytes.subarray(0, 1200), 'cut.tar')).toThrow('cut.tar: ends in the middle of a file');
});
