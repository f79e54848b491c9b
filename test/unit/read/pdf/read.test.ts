import { expect, it } from 'vitest';
import { makePdf, readBytes, wrap } from './pages';

const FIRST =
  'Rivers that cross a wide plain seldom run straight for more than ten times their own width, whatever the ground is made of and however gently it falls towards the sea.';
const SECOND =
  'Measurements of one hundred and ninety bends show that the distance from one bend to the next is between ten and fourteen widths, a proportion that holds for brooks and for the largest rivers alike.';
const THIRD =
  'The explanation is sought in the way in which water turns while it flows: along the bottom it moves towards the inner bank and carries sediment with it, and along the surface it moves towards the outer bank, which it undermines.';

it('reads two columns one after the other, across the page, with broken words joined and running titles left out', async () => {
  const bytes = await makePdf((pdf, write, font) => {
    for (const number of [1, 2, 3]) {
      const page = pdf.addPage([595, 842]);
      write(page, ['Journal of Valleys, volume 12'], { x: 60, y: 810, size: 8 });
      write(page, [String(number)], { x: 295, y: 30, size: 8 });
      if (number > 1) continue;
      write(page, ['On the bends of rivers'], { x: 180, y: 770, size: 18 });
      write(page, ['A. Author and B. Writer'], { x: 240, y: 745 });
      // The right column is drawn first: the order in the file is not the order of reading.
      let y = write(page, wrap(THIRD, font, 225), { x: 310, y: 700 });
      y = write(page, ['2.1 What it means'], { x: 310, y: y - 14 });
      write(page, wrap(FIRST, font, 225), { x: 310, y: y - 14 });
      y = write(page, ['1 Introduction'], { x: 60, y: 700, size: 13 });
      y = write(page, wrap(FIRST, font, 225), { x: 60, y: y - 4 });
      y = write(page, wrap(SECOND, font, 225), { x: 60, y: y - 8 });
    }
  });
  const { document } = await readBytes(bytes);
  expect(document.title).toBe('On the bends of rivers');
  expect(document.blocks.map(({ kind, text, section, page }) => ({ kind, text, section: section.join(' > '), page }))).toEqual([
    { kind: 'heading', text: 'On the bends of rivers', section: '', page: 1 },
    { kind: 'paragraph', text: 'A. Author and B. Writer', section: 'On the bends of rivers', page: 1 },
    { kind: 'heading', text: '1 Introduction', section: 'On the bends of rivers', page: 1 },
    { kind: 'paragraph', text: FIRST, section: 'On the bends of rivers > 1 Introduction', page: 1 },
    { kind: 'paragraph', text: SECOND, section: 'On the bends of rivers > 1 Introduction', page: 1 },
    { kind: 'paragraph', text: THIRD, section: 'On the bends of rivers > 1 Introduction', page: 1 },
    { kind: 'heading', text: '2.1 What it means', section: 'On the bends of rivers > 1 Introduction', page: 1 },
    { kind: 'paragraph', text: FIRST, section: 'On the bends of rivers > 1 Introduction > 2.1 What it means', page: 1 },
  ]);
});
