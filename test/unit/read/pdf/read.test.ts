import { expect, it } from 'vitest';
import { FIRST, readBytes, SECOND, THIRD, twoColumns } from './pages';

it('reads two columns one after the other, across the page, with broken words joined and running titles left out', async () => {
  const bytes = await twoColumns();
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
