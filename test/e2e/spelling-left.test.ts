import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { clickPart, clickWord, NONWORDS, shownPanel, underlined, underlines } from './marks';
import { test, textOf } from './stage';

const WRONG = ['recieve', 'teh'];
/** Of this length a field is checked in parts. */
const LINES = 12_000;
const LONG = `Teh start.\n${'A line of some words.\n'.repeat(LINES)}Teh end.`;

test('keeps underlines in fields that lost the focus, and opens the card at a click into one', async ({ open }) => {
  const stage = await open('fields.html');
  const textarea = stage.page.locator('#textarea');
  const editor = stage.page.locator('#editor');
  await stage.type(textarea, `${NONWORDS}. Wich`); // The last word is checked when the field is left.
  await underlined(textarea, WRONG);
  await stage.type(editor, `${NONWORDS}. `);
  await underlined(editor, WRONG);
  await underlined(textarea, [...WRONG, 'Wich']);
  expect(await textarea.getAttribute('spellcheck'), 'the browser underlines nothing there either').toBe('false');
  await clickWord(stage, textarea, 'teh');
  await shownPanel(stage, 'card');
  await clickPart(stage, textarea, 'card', 'the');
  await expect.poll(() => textOf(textarea)).toContain('recieve the letter');
  await underlined(textarea, ['recieve', 'Wich']);
  await underlined(editor, WRONG);
  // Without an event of any kind: a message was sent.
  await editor.focus();
  await textarea.evaluate((element: HTMLTextAreaElement) => Object.assign(element, { value: '' }));
  await underlined(textarea, []);
  await expect.poll(() => textarea.getAttribute('spellcheck')).toBeNull();
  await editor.evaluate((element) => element.remove());
  await expect.poll(() => stage.page.evaluate(() => CSS.highlights.size)).toBe(0);
});

test('keeps them in the last few fields only', async ({ open }) => {
  const stage = await open('fields.html');
  const fields = ['#textarea', '#input', '#search', '#untyped', '#editor', '#plain', '#controlled'].map((selector) =>
    stage.page.locator(selector),
  );
  for (const field of fields) {
    await stage.type(field, `${NONWORDS}. `);
    await underlined(field, WRONG);
  }
  await underlined(fields[0]!, []);
  for (const field of fields.slice(1)) await underlined(field, WRONG);
});

test('shows card and preview inside of what is seen where fingers have made the page larger', async ({ open }) => {
  const stage = await open('fields.html');
  const field = stage.page.locator('#textarea');
  await stage.type(field, `${NONWORDS}. `);
  await underlined(field, WRONG);
  await stage.inspector.session.send('Emulation.setPageScaleFactor', { pageScaleFactor: 1.8 });
  const seen = () =>
    stage.page.evaluate(() => {
      const { offsetLeft: left, offsetTop: top, width, height } = visualViewport!;
      return { left, top, right: left + width, bottom: top + height };
    });
  await expect.poll(async () => (await seen()).right).toBeLessThan(800);
  for (const name of ['card', 'preview'] as const) {
    if (name === 'card') await stage.press('Alt+.');
    const { rect } = await shownPanel(stage, name);
    const { left, top, right, bottom } = await seen();
    expect(rect.left).toBeGreaterThanOrEqual(left);
    expect(rect.top).toBeGreaterThanOrEqual(top);
    expect(rect.right).toBeLessThanOrEqual(right);
    expect(rect.bottom).toBeLessThanOrEqual(bottom);
    await stage.press('ArrowUp');
    await stage.press('Enter');
  }
});

test('shows no underlines through what the page lays over a field', async ({ open }) => {
  const stage = await open('fields.html');
  const field = stage.page.locator('#textarea');
  await stage.type(field, `${NONWORDS}. `);
  await underlined(field, WRONG);
  const cover = await stage.page.evaluateHandle(() => {
    const menu = document.createElement('div');
    menu.style.cssText = 'position: absolute; inset: 0; background: white';
    document.body.append(menu);
    return menu;
  });
  await underlined(field, []);
  await cover.evaluate((menu) => menu.remove());
  await underlined(field, WRONG);
});

test('ignores a word on the site until the browser is closed, also after a reload and in other tabs', async ({ open }) => {
  const stage = await open('fields.html');
  const field = stage.page.locator('#textarea');
  const text = 'I did not recieve the adress. ';
  await stage.type(field, text);
  await underlined(field, ['recieve', 'adress']);
  await clickWord(stage, field, 'adress');
  await clickPart(stage, field, 'card', 'Ignore');
  await underlined(field, ['recieve']);
  await stage.page.reload();
  await stage.type(field, text);
  await underlined(field, ['recieve']);
  const other = await open('fields.html');
  const editor = other.page.locator('#editor');
  await other.type(editor, text);
  await underlined(editor, ['recieve']);
});

async function fill(field: Locator, text: string): Promise<void> {
  await field.evaluate((element, content) => {
    if (element instanceof HTMLTextAreaElement) element.value = content;
    else {
      const lines = content.split('\n').map((line) => Object.assign(document.createElement('p'), { textContent: line }));
      element.replaceChildren(...lines);
    }
    element.style.cssText = 'height: 80px; overflow: auto';
  }, text);
}

test.for(['#textarea', '#editor'])(
  'checks what is seen of a long text in %s, and says that it is a part',
  async (selector, { open }) => {
    const stage = await open('fields.html');
    const field = stage.page.locator(selector);
    await fill(field, LONG);
    await field.focus();
    await stage.press('Control+End');
    await stage.page.keyboard.type(' Not wich. ');
    await underlined(field, ['Teh', 'wich']);
    await stage.press('Alt+.');
    expect((await shownPanel(stage, 'card')).rows).toContain('Fix all 2 in this part…');
    await stage.press('ArrowUp');
    await stage.press('Enter');
    expect((await shownPanel(stage, 'preview')).heard).toContain('only the part around what you see');
    await stage.press('Escape');
    await field.evaluate((element) => element.scrollTo(0, 0));
    await underlined(field, ['Teh']);
    expect((await underlines(field))[0]!.rects[0]!.top).toBeGreaterThan((await field.boundingBox())!.y - 1);
    await clickWord(stage, field, 'Teh');
    await clickPart(stage, field, 'card', 'The');
    await expect.poll(() => textOf(field)).toMatch(/^The start\./);
    await underlined(field, []);
    expect((await textOf(field)).endsWith('Teh end. Not wich. '), 'nothing else is changed').toBe(true);
  },
);
