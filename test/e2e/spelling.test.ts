import { describe, expect } from 'vitest';
import { kinds, undoing } from './kinds';
import { clickPart, clickWord, NONWORDS, panel, SEED, selectionOf, shownPanel, underlined } from './marks';
import { isFocused, test, textOf } from './stage';

const FIXED = SEED.replace('minuets', 'minutes');

describe.each(kinds)('%s', (_, find) => {
  test('underlines a word that is the wrong one, and corrects it by mouse', async ({ open }) => {
    const stage = await open('fields.html');
    const field = find(stage.page);
    await stage.type(field, `${SEED}. `);
    const [underline] = await underlined(field, ['minuets']);
    expect(underline!.kind).toBe('realword');
    await clickWord(stage, field, 'minuets');
    const card = await shownPanel(stage, 'card');
    expect(card.rows[0]).toBe('minutes');
    expect(card.rows.slice(-2)).toEqual(['Ignore', 'Add to dictionary']);
    expect(card.active, 'nothing is chosen before the person does').toBeUndefined();
    const [caret] = await selectionOf(field);
    expect(caret, 'the click put the caret into the word').toBeGreaterThanOrEqual(SEED.indexOf('minuets'));
    expect(caret).toBeLessThanOrEqual(SEED.indexOf(' from'));
    await clickPart(stage, field, 'card', 'minutes');
    await expect.poll(() => textOf(field)).toMatch(new RegExp(`${FIXED}. ?$`));
    await underlined(field, []);
    expect(await panel(stage, 'card')).toBeNull();
    expect(await isFocused(field), 'the field never lost the focus').toBe(true);
  });

  test('corrects it by keyboard, and leaves the caret where it was', async ({ open }) => {
    const stage = await open('fields.html');
    const field = find(stage.page);
    await stage.type(field, `${SEED}. `);
    await underlined(field, ['minuets']);
    const before = await selectionOf(field);
    await stage.press('Alt+.');
    const card = await shownPanel(stage, 'card');
    expect(card.active).toBe('minutes');
    await stage.press('ArrowDown');
    expect((await panel(stage, 'card'))!.active).toBe(card.rows[1]);
    await stage.press('ArrowUp');
    await stage.press('Escape');
    expect(await panel(stage, 'card')).toBeNull();
    expect(await selectionOf(field)).toEqual(before);
    await stage.press('Alt+.');
    await shownPanel(stage, 'card');
    await stage.press('Enter');
    await expect.poll(() => textOf(field)).toMatch(new RegExp(`${FIXED}. ?$`));
    await underlined(field, []);
    await expect.poll(() => selectionOf(field)).toEqual(before);
    await stage.page.keyboard.type('So');
    expect(await textOf(field)).toMatch(new RegExp(`${FIXED}. So$`));
  });
});

describe.each(undoing)('%s', (_, find) => {
  test('undoes a correction in one step, and underlines the word again', async ({ open }) => {
    const stage = await open('fields.html');
    const field = find(stage.page);
    await stage.type(field, `${SEED}. `);
    await underlined(field, ['minuets']);
    await stage.press('Alt+.');
    await shownPanel(stage, 'card');
    await stage.press('Enter');
    await underlined(field, []);
    await stage.page.keyboard.type('#');
    await stage.press('Control+z');
    expect(await textOf(field)).toMatch(new RegExp(`${FIXED}. ?$`));
    await stage.press('Control+z');
    expect(await textOf(field)).toMatch(new RegExp(`${SEED}. ?$`));
    await underlined(field, ['minuets']);
    await stage.press('Control+y');
    expect(await textOf(field)).toMatch(new RegExp(`${FIXED}. ?$`));
    await underlined(field, []);
  });
});

test('underlines a word when it is left, not while it is typed', async ({ open }) => {
  const stage = await open('fields.html');
  for (const selector of ['#textarea', '#editor']) {
    const field = stage.page.locator(selector);
    await stage.type(field, NONWORDS.slice(0, -' letter'.length)); // It ends in "teh".
    await underlined(field, ['recieve']);
    await stage.page.keyboard.type(' ');
    await underlined(field, ['recieve', 'teh']);
    await stage.press('Backspace');
    await underlined(field, ['recieve']);
    await stage.press('ArrowLeft');
    await stage.page.keyboard.type('x');
    await stage.press('Backspace');
    await underlined(field, ['recieve']);
    await stage.press('Home');
    await underlined(field, ['recieve', 'teh']);
  }
});

test('marks kinds of mistakes in other shapes and colours', async ({ open }) => {
  const stage = await open('fields.html');
  for (const selector of ['#textarea', '#editor']) {
    const field = stage.page.locator(selector);
    await stage.type(field, `${NONWORDS}. ${SEED}. `);
    const kindsOf = (await underlined(field, ['recieve', 'teh', 'minuets'])).map(({ kind }) => kind);
    expect(kindsOf).toEqual(['nonword', 'nonword', 'realword']);
  }
  const field = stage.page.locator('#editor');
  const style = (kind: string) =>
    field.evaluate((element, name) => {
      const { textDecorationStyle, textDecorationColor, textDecorationLine } = getComputedStyle(element, `::highlight(${name})`);
      return [textDecorationLine, textDecorationStyle, textDecorationColor];
    }, `inkling-${kind}`);
  expect(await style('nonword')).toEqual(['underline', 'wavy', 'rgb(217, 45, 32)']);
  expect(await style('realword')).toEqual(['underline', 'dotted', 'rgb(47, 91, 216)']);
});

test('tells a framework of a correction, once', async ({ open }) => {
  const stage = await open('fields.html');
  const field = stage.page.locator('#controlled');
  await stage.type(field, `${SEED}. `);
  await underlined(field, ['minuets']);
  await stage.press('Alt+.');
  await shownPanel(stage, 'card');
  await stage.press('Enter');
  await expect.poll(() => stage.page.locator('#state').textContent()).toBe(`${FIXED}. `);
});
