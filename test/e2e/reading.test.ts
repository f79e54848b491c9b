import { expect } from 'vitest';
import { ask, markedText } from './asked';
import { workerOf } from './launch';
import { test } from './stage';

test('reads an article as blocks under their headings, and nothing that is hidden', async ({ open, browser }) => {
  const { page } = await open('article.html');
  const { title, blocks, source } = await ask(await workerOf(browser), page, 'read', { want: 'page' });
  expect({ title, source }).toEqual({ title: 'Why rivers bend', source: 'page' });
  const text = blocks.map((block) => block.text).join('\n');
  expect(text).not.toMatch(/HIDDEN|cookies|Letters to the editor|All rights reserved/);
  expect(text).toContain('but this part of the sentence is seen');
  expect(
    blocks.map(({ kind, text: words, section }) => [kind, words.slice(0, 30), ...section].join(' / ')),
  ).toMatchInlineSnapshot(`
    [
      "paragraph / A river that runs straight is ",
      "paragraph / but this part of the sentence ",
      "heading / Water on the outside",
      "paragraph / In a bend the water on the out / Water on the outside",
      "paragraph / How fast does it go? / Water on the outside",
      "paragraph / A bend of the lower Mississipp / Water on the outside",
      "heading / How they were measured",
      "row / River | Length | Bends / How they were measured",
      "row / Meander | 548 km | very many / How they were measured",
      "row / Thames | 346 km | some / How they were measured",
      "item / Measure along the middle of th / How they were measured",
      "item / Divide by the straight way bet / How they were measured",
      "quotation / No river that I have walked al / How they were measured",
      "paragraph / What the water takes in one pl / How they were measured",
    ]
  `);
});

test('marks exactly the text of a place, where tags and line breaks split it, and scrolls to it', async ({ open, browser }) => {
  const { page } = await open('article.html');
  const worker = await workerOf(browser);
  const { blocks } = await ask(worker, page, 'read', { want: 'page' });
  const before = await page.content();
  for (const text of [
    'A river that runs straight is a rare thing; most of them swing from side to side, and the slower they run',
    'Meander | 548 km | very many',
    'What the water takes in one place it gives back in another',
  ]) {
    const block = blocks.findIndex((one) => one.text.includes(text));
    const start = blocks[block]!.text.indexOf(text);
    expect(await ask(worker, page, 'highlight', { place: { block, start, end: start + text.length }, text })).toBe(true);
    expect(await markedText(page)).toBe(text.replaceAll(' | ', ''));
    const box = await page.evaluate(() => {
      const [first] = CSS.highlights.get('inkling-place')!;
      return (first as Range).getBoundingClientRect().toJSON() as DOMRect;
    });
    expect(box.top).toBeGreaterThan(0);
    expect(box.bottom).toBeLessThan(page.viewportSize()!.height);
  }
  expect(await page.evaluate(() => scrollY)).toBeGreaterThan(1000);
  expect(await page.content(), 'the page itself').toBe(before);
  await page.keyboard.press('Escape');
  expect(await markedText(page)).toBe('');
});
