import { expect } from 'vitest';
import { boxesOfWord, distance } from './boxes';
import { underlined, underlines } from './marks';
import { type Stage, test } from './stage';

/** How far in px an underline may lie from its word: browsers tell how far a zoomed field is scrolled in whole px. */
const TOLERANCE_PX = 1.5;
const TEXT = 'We recieve teh letter about fifteen minuets from here. It is a differnt thing, becuase of teh wether. ';

/** How far the underlines of a field lie from their words at most; each must have a word that it lies on. */
async function misplaced(stage: Stage, id: string): Promise<number> {
  const drawn = await underlines(stage.page.locator(`#${id}`));
  const words = new Map<string, Awaited<ReturnType<typeof boxesOfWord>>>();
  let most = drawn.length === 0 ? Number.POSITIVE_INFINITY : 0;
  for (const { word, rects } of drawn) {
    const places = words.get(word) ?? (await boxesOfWord(stage.inspector, id, word));
    words.set(word, places);
    most = Math.max(most, Math.min(...places.map((boxes) => distance(rects, boxes))));
  }
  return most;
}

/** Waits until the underlines of a field lie on their words, as they do again once it is drawn. */
async function lieOnWords(stage: Stage, id: string, when: string): Promise<void> {
  await expect
    .poll(() => misplaced(stage, id), { message: `${id}: ${when}`, timeout: 3000, interval: 20 })
    .toBeLessThan(TOLERANCE_PX);
}

test.for([
  'plain-textarea',
  'styled-textarea',
  'narrow-textarea',
  'fraction-textarea',
  'centred-textarea',
  'scaled-textarea',
  'zoomed-textarea',
  'plain-input',
  'tall-input',
  'centred-input',
  'upper-input',
  'rtl-textarea',
  'rtl-input',
  'plain-editor',
  'styled-editor',
  'narrow-editor',
  'rtl-editor',
])('lie on their words in %s, however it is edited, scrolled, resized and zoomed', async (id, { open }) => {
  const stage = await open('geometry.html');
  const field = stage.page.locator(`#${id}`);
  await stage.type(field, TEXT);
  const least = id.endsWith('input') ? 3 : 6; // Of a line that scrolls, only what is near is underlined.
  await expect.poll(async () => (await underlines(field)).length, { timeout: 10_000 }).toBeGreaterThanOrEqual(least);
  await lieOnWords(stage, id, 'typed');

  await stage.page.keyboard.type('\nAnd more of teh same. ');
  await lieOnWords(stage, id, 'more typed');
  await stage.press('Control+Home');
  await stage.page.keyboard.type('First, ');
  await lieOnWords(stage, id, 'typed at the start');
  await stage.press('Control+End');

  await field.evaluate((element) => {
    element.scrollTop = 13;
    element.scrollLeft += 17;
  });
  await lieOnWords(stage, id, 'scrolled itself');
  await stage.page.evaluate(() => scrollBy(0, 41));
  await lieOnWords(stage, id, 'scrolled with the page');
  await field.evaluate((element) => {
    element.style.width = '283px';
  });
  await lieOnWords(stage, id, 'made narrower');
  await stage.page.evaluate(() => {
    document.body.style.zoom = '1.3';
  });
  await lieOnWords(stage, id, 'zoomed');
  await stage.page.evaluate(() => {
    document.documentElement.style.zoom = '0.9';
  });
  await lieOnWords(stage, id, 'zoomed twice');
  await field.evaluate((element) => {
    element.style.fontSize = '19px';
  });
  await stage.page.keyboard.type('x ');
  await lieOnWords(stage, id, 'in another font');
});

test('are cut where the field and what is around it scroll their words out of sight', async ({ open }) => {
  const stage = await open('geometry.html');
  const field = stage.page.locator('#scrolled-textarea');
  await stage.type(field, TEXT);
  await expect.poll(async () => (await underlines(field)).length, { timeout: 10_000 }).toBeGreaterThan(3);
  await stage.page.locator('#scroller').evaluate((element) => element.scrollBy(0, 30));
  await lieOnWords(stage, 'scrolled-textarea', 'scrolled by what is around it');
  const [clip] = await stage.inspector.nodes((node) => node.attributes?.includes('mirror-clip') ?? false);
  const box = await stage.inspector.call<{ top: number; bottom: number }>(
    clip!,
    'function () { return this.getBoundingClientRect().toJSON() }',
  );
  const seen = await stage.page.locator('#scroller').evaluate((element) => element.getBoundingClientRect().toJSON());
  expect(box.top).toBeGreaterThanOrEqual(seen.top);
  expect(box.bottom).toBeLessThanOrEqual(seen.bottom);
});

test('change nothing of the page’s layout, nothing in an editor, and nothing that assistive technology reads', async ({
  open,
}) => {
  const stage = await open('geometry.html');
  const layout = () =>
    stage.page.evaluate(() =>
      [document.documentElement, ...document.body.querySelectorAll('*')].map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return [element.id, x, y, width, height, element.scrollWidth, element.scrollHeight].join();
      }),
    );
  const names = async () => {
    const { nodes } = (await stage.inspector.session.send('Accessibility.getFullAXTree')) as {
      nodes: { ignored: boolean; role?: { value: string }; name?: { value: string } }[];
    };
    const read = nodes.filter(({ ignored, role }) => !ignored && role?.value !== 'InlineTextBox');
    return read.map(({ role, name }) => `${role?.value} ${name?.value ?? ''}`);
  };
  for (const id of ['plain-textarea', 'plain-editor']) {
    const field = stage.page.locator(`#${id}`);
    await stage.type(field, 'I recieve');
    const before = await layout();
    const html = await field.innerHTML();
    const read = await names();
    await stage.press('Home');
    await underlined(field, ['recieve']);
    expect(await layout()).toEqual(before);
    expect(await field.innerHTML()).toBe(html);
    expect(await names()).toEqual(read);
    await stage.press('Control+a');
    await stage.press('Delete');
    await field.blur();
    expect(await stage.page.evaluate(() => [...CSS.highlights.keys()])).toEqual([]);
    expect(await stage.page.evaluate(() => document.adoptedStyleSheets.length)).toBe(0);
    expect(await field.getAttribute('spellcheck')).toBeNull();
  }
});
