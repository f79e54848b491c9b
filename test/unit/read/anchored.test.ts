import { expect, it } from 'vitest';
import { readHtml } from '@/engine/read-html';
import { type AnchoredBlock, nodeRangesOf, stillSays } from '@/read/anchored';
import { findPlace } from '@/read/find-place';

const HTML = `<article><h1>Bends</h1>
<p>A river that runs <em>str<b>ai</b>ght</em> is
   <a href="#">a   <b>rare</b> thing</a>;<br>most swing   <i> from </i> side to side.</p>
<table><tr><th>River</th><th>Length</th></tr><tr><td>The <i>Meander</i></td><td>548&nbsp;km</td></tr></table>
<ul><li>one</li><li>t<span>w</span>o</li></ul><pre>a
  b</pre></article>`;

const said = (anchored: AnchoredBlock, start: number, end: number): string =>
  nodeRangesOf(anchored, { start, end })
    .map((range) => range.node.data.slice(range.start, range.end))
    .join('');
const squeezed = (text: string): string => text.replace(/[\s|]+/g, '');

it('leads every stretch of every block back to the same characters of the page', () => {
  const { anchors } = readHtml(HTML, 'http://example.org/');
  expect(anchors.map(({ block }) => block.text)).toContain(
    'A river that runs straight is a rare thing; most swing from side to side.',
  );
  for (const anchored of anchors) {
    const { text } = anchored.block;
    for (let start = 0; start < text.length; start++) {
      for (let end = start + 1; end <= text.length; end++) {
        expect(squeezed(said(anchored, start, end)), text.slice(start, end)).toBe(squeezed(text.slice(start, end)));
      }
    }
  }
});

it('gives one range for each text node, with the white space that the page collapses', () => {
  const { anchors } = readHtml(HTML, 'http://example.org/');
  const anchored = anchors.find(({ block }) => block.text.startsWith('A river'))!;
  const start = anchored.block.text.indexOf('thing');
  const parts = nodeRangesOf(anchored, { start, end: anchored.block.text.indexOf(' side to') }).map((range) =>
    range.node.data.slice(range.start, range.end),
  );
  expect(parts).toEqual(['thing', ';', 'most swing ', 'from']);
});

it('knows when the page no longer says what was read, and finds where it says it now', () => {
  const { anchors } = readHtml('<p>First one here.</p><p>Second one here.</p><p>First one here.</p>', 'http://example.org/');
  const place = { block: 0, start: 0, end: 9 };
  expect(findPlace(anchors, place, 'First one')).toEqual(place);
  const [run] = anchors[0]!.runs;
  run!.node.data = 'Last one here.';
  expect(stillSays(anchors[0]!, place)).toBe(false);
  expect(findPlace(anchors, place, 'First one')).toEqual({ block: 2, start: 0, end: 9 });
  expect(findPlace(anchors, place, 'Third one')).toBeUndefined();
  anchors[2]!.runs[0]!.node.remove();
  expect(findPlace(anchors, place, 'First one')).toBeUndefined();
});
