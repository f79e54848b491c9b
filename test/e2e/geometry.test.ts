import { expect } from 'vitest';
import { boxOf, distance, endOf } from './boxes';
import { PHRASE, PHRASES } from './phrases';
import { test } from './stage';

/** How far in px what was taken may lie from where the ghost was. */
const TOLERANCE_PX = 1.5;

test.for([
  'plain-textarea',
  'styled-textarea',
  'narrow-textarea',
  'fraction-textarea',
  'scaled-textarea',
  'zoomed-textarea',
  'plain-input',
  'tall-input',
  'upper-input',
  'plain-editor',
  'styled-editor',
  'bold-editor',
  'narrow-editor',
  'listed-editor',
])('lies in %s where the text will', async (id, { open }) => {
  const stage = await open('geometry.html');
  // The first answer of a worker takes as long as its start.
  const first = stage.page.locator('#plain-textarea');
  await stage.type(first, PHRASE);
  await stage.shown();
  await first.fill('');
  const field = stage.page.locator(`#${id}`);
  if (id === 'bold-editor') await stage.page.locator('#bold').click();
  let compared = 0;
  for (const sentence of PHRASES) {
    await stage.type(field, `${compared ? '\n' : ''}${sentence}`);
    const ghost = await stage.settled();
    if (!ghost) continue;
    await stage.press('Tab');
    const taken = await endOf(stage.inspector, id, ghost.text.length);
    expect(distance(ghost.rects, taken), `${JSON.stringify(ghost.rects)} and ${JSON.stringify(taken)}`).toBeLessThan(
      TOLERANCE_PX,
    );
    compared++;
    await stage.press('Escape');
    await stage.page.keyboard.type('. ');
  }
  expect(compared).toBeGreaterThan(0);
});

test.for(['narrow-textarea', 'narrow-editor'])('wraps in %s as the text will, wherever it begins', async (id, { open }) => {
  const stage = await open('geometry.html');
  const field = stage.page.locator(`#${id}`);
  await field.focus();
  let compared = 0;
  // Each round begins a little further to the right.
  for (let shift = 0; shift < 16; shift++) {
    await stage.press('Control+a');
    await stage.press('Delete');
    await stage.page.keyboard.type(`${'i'.repeat(shift)} ${PHRASE}`);
    const ghost = await stage.settled();
    if (!ghost) continue;
    await stage.press('Tab');
    const taken = await endOf(stage.inspector, id, ghost.text.length);
    expect(distance(ghost.rects, taken), `${shift}: ${JSON.stringify(ghost)} and ${JSON.stringify(taken)}`).toBeLessThan(
      TOLERANCE_PX,
    );
    compared++;
  }
  expect(compared).toBeGreaterThan(4);
});

test('is drawn in the font and spacing of the field, in its colour, lighter', async ({ open }) => {
  const stage = await open('geometry.html');
  for (const id of ['styled-textarea', 'tall-input', 'styled-editor', 'rtl-textarea']) {
    const field = stage.page.locator(`#${id}`);
    await stage.type(field, PHRASE);
    const { color, font, opacity } = await stage.shown();
    const own = await field.evaluate((element) => {
      const style = getComputedStyle(element);
      const { fontFamily, fontSize, fontWeight, letterSpacing, wordSpacing, direction } = style;
      return { color: style.color, font: [fontFamily, fontSize, fontWeight, letterSpacing, wordSpacing, direction].join('|') };
    });
    expect({ color, font }, id).toEqual(own);
    expect(Number(opacity)).toBeCloseTo(0.45);
  }
});

test.for(['rtl-textarea', 'rtl-input', 'rtl-editor'])('stands left of the text in %s, inside the field', async (id, { open }) => {
  const stage = await open('geometry.html');
  const field = stage.page.locator(`#${id}`);
  await stage.type(field, PHRASE);
  const ghost = await stage.shown();
  const [typed] = await endOf(stage.inspector, id, PHRASE.length);
  const box = await boxOf(field);
  expect(Math.abs(ghost.rects[0]!.right - typed!.left), JSON.stringify([ghost.rects, typed])).toBeLessThan(TOLERANCE_PX);
  expect(Math.abs(ghost.rects[0]!.top - typed!.top)).toBeLessThan(TOLERANCE_PX);
  expect(ghost.rects[0]!.left).toBeGreaterThan(box.left);
  await stage.press('Tab');
  expect(await field.evaluate((element) => ('value' in element ? element.value : element.textContent))).toBe(
    `${PHRASE}${ghost.text}`,
  );
});

test.for(['centred-textarea', 'centred-input'])('begins in %s right after what is typed', async (id, { open }) => {
  const stage = await open('geometry.html');
  await stage.type(stage.page.locator(`#${id}`), PHRASE);
  const { rects } = await stage.shown();
  const [typed] = await endOf(stage.inspector, id, PHRASE.length);
  expect(Math.abs(rects[0]!.left - typed!.right), JSON.stringify([rects, typed])).toBeLessThan(TOLERANCE_PX);
  expect(Math.abs(rects[0]!.top - typed!.top)).toBeLessThan(TOLERANCE_PX);
});

test('follows the field as the page and what is around it scroll, and goes where the field cannot be seen', async ({ open }) => {
  const stage = await open('geometry.html');
  const field = stage.page.locator('#scrolled-textarea');
  await stage.type(field, PHRASE);
  const before = await stage.shown();
  const offset = async () => {
    const ghost = (await stage.ghost())!.rects[0]!;
    const box = await boxOf(field);
    return [ghost.left - box.left, ghost.top - box.top];
  };
  const start = await offset();
  await stage.page.evaluate(() => scrollBy(0, 37));
  await expect.poll(async () => (await stage.shown()).rects[0]!.top).toBeCloseTo(before.rects[0]!.top - 37, 0);
  expect(await offset()).toEqual(start);
  await stage.page.locator('#scroller').evaluate((element) => element.scrollBy(0, 11));
  await expect.poll(async () => (await stage.shown()).rects[0]!.top).toBeCloseTo(before.rects[0]!.top - 48, 0);
  await stage.page.locator('#scroller').evaluate((element) => element.scrollBy(0, 120));
  await stage.page.waitForTimeout(100);
  await stage.press('Tab');
  expect(await field.inputValue(), 'a ghost that cannot be seen takes no key').toBe(PHRASE);
});

test('follows the field as it changes its size and place', async ({ open }) => {
  const stage = await open('geometry.html');
  const field = stage.page.locator('#centred-textarea');
  await stage.type(field, PHRASE);
  const { rects } = await stage.shown();
  await field.evaluate((element) => {
    element.style.width = '520px';
  });
  await expect.poll(async () => (await stage.shown()).rects[0]!.left).toBeCloseTo(rects[0]!.left + 50, 0);
  await stage.page
    .locator('.row')
    .first()
    .evaluate((element) => {
      element.style.paddingBottom = '23px';
    });
  await expect.poll(async () => (await stage.shown()).rects[0]!.top).toBeCloseTo(rects[0]!.top + 23, 0);
});

test('lies in a long textarea that scrolls where the text will', async ({ open }) => {
  const stage = await open('geometry.html');
  const field = stage.page.locator('#plain-textarea');
  for (const length of [3000, 60_000]) {
    const filler = 'All the words of a long letter, one after the other.\n'.repeat(length / 50);
    await field.fill(filler);
    await stage.type(field, PHRASE);
    const ghost = await stage.shown();
    await stage.press('Tab');
    const taken = await endOf(stage.inspector, 'plain-textarea', ghost.text.length);
    expect(distance(ghost.rects, taken), JSON.stringify([ghost.rects, taken])).toBeLessThan(TOLERANCE_PX);
    await stage.press('Escape');
  }
});

test('is seen over a dialog of the top layer', async ({ open }) => {
  const stage = await open('geometry.html');
  await stage.page.locator('#dialog').evaluate((element) => (element as HTMLDialogElement).showModal());
  const field = stage.page.locator('#dialog-textarea');
  await stage.type(field, PHRASE);
  const ghost = await stage.shown();
  const [host] = await stage.inspector.nodes(({ nodeName }) => nodeName === 'INKLING-OVERLAY');
  expect(await stage.inspector.call(host!, 'function () { return this.matches(":popover-open") }')).toBe(true);
  await stage.press('Tab');
  expect(await field.inputValue()).toBe(`${PHRASE}${ghost.text}`);
});

test('changes nothing of the page’s layout and nothing that assistive technology reads', async ({ open }) => {
  const stage = await open('geometry.html');
  const layout = () =>
    stage.page.evaluate(() =>
      [document.documentElement, ...document.body.querySelectorAll('*')].map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return [element.id, x, y, width, height, element.scrollWidth, element.scrollHeight].join();
      }),
    );
  const field = stage.page.locator('#plain-textarea');
  await field.focus();
  await stage.page.keyboard.type(PHRASE.slice(0, -1));
  const before = await layout();
  await stage.page.keyboard.type(PHRASE.slice(-1));
  const { text } = await stage.shown();
  expect(await layout()).toEqual(before);
  const { nodes } = (await stage.inspector.session.send('Accessibility.getFullAXTree')) as {
    nodes: { ignored: boolean; name?: { value: string } }[];
  };
  const names = nodes.filter(({ ignored }) => !ignored).map(({ name }) => name?.value ?? '');
  expect(names).not.toContain(text);
  expect(names).not.toContain('Tab');
});
