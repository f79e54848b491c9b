import { expect } from 'vitest';
import { PHRASE } from './phrases';
import { test, textOf } from './stage';

/** The names are those of `excluded.html`. */
const excluded = [
  'password',
  'one-time code',
  'card number',
  'card code',
  'new password',
  'name of a card',
  'name of a PIN',
  'name of a secret',
  'label of a password',
  'placeholder of a password',
  'numeric',
  'decimal',
  'telephone keys',
  'telephone',
  'e-mail',
  'address',
  'number',
  'masked',
  'masked lines',
  'masked editor',
  'read-only',
  'read-only editor',
  'disabled',
  'code',
  'list of its own',
];

test('shows nothing in fields that are left alone, and their Tab is the page’s', async ({ open }) => {
  const stage = await open('excluded.html');
  const names = await stage.page.locator('[data-field]').evaluateAll((all) => all.map((one) => one.getAttribute('data-field')));
  expect(names).toEqual(['ordinary', ...excluded]);
  for (const name of excluded) {
    const field = stage.page.locator(`[data-field="${name}"]`);
    await field.evaluate((element) => (element as HTMLElement).focus());
    await stage.page.keyboard.type(PHRASE);
    await stage.page.waitForTimeout(60);
    expect(await stage.ghost(), name).toBeNull();
    const before = await textOf(field);
    await stage.press('Tab');
    expect(await textOf(field), name).toBe(before);
  }
  await stage.type(stage.page.locator('[data-field="ordinary"]'), PHRASE);
  await stage.shown();
});

test('shows nothing in a field that was a password, however it is shown now', async ({ open }) => {
  const stage = await open('excluded.html');
  await stage.page.locator('#toggled').focus();
  await stage.page.keyboard.type('I would ');
  await stage.page.locator('#toggle').click();
  expect(await stage.page.locator('#toggled').getAttribute('type')).toBe('text');
  await stage.type(stage.page.locator('#toggled'), 'like to th');
  await stage.nothingShown();
});

test('stops when a field becomes a password while it is written in', async ({ open }) => {
  const stage = await open('excluded.html');
  const field = stage.page.locator('[data-field="ordinary"]');
  await field.evaluate((element) => {
    const input = document.createElement('input');
    input.dataset['field'] = 'changing';
    element.after(input);
  });
  const changing = stage.page.locator('[data-field="changing"]');
  await stage.type(changing, PHRASE);
  await stage.shown();
  await changing.evaluate((element) => Object.assign(element, { type: 'password' }));
  const before = await textOf(changing);
  await stage.press('Tab');
  expect(await textOf(changing)).toBe(before);
  await changing.evaluate((element) => Object.assign(element, { type: 'text' }));
  await stage.type(changing, ' and th');
  await stage.nothingShown();
});

test('leaves islands that cannot be edited alone, and helps around them', async ({ open }) => {
  const stage = await open('excluded.html');
  await stage.page.locator('#island b').click();
  await stage.page.keyboard.type('th');
  await stage.nothingShown();
  const island = stage.page.locator('#island');
  await island.focus();
  await stage.press('Control+End');
  await stage.page.keyboard.type(`. ${PHRASE}`);
  const { text } = await stage.shown();
  await stage.press('Tab');
  expect(await textOf(island)).toBe(`Dear Ann, yes. ${PHRASE}${text}`);
});

test('helps in a field that becomes writable as it gets the focus', async ({ open }) => {
  const stage = await open('excluded.html');
  await stage.type(stage.page.locator('#late'), PHRASE);
  await stage.shown();
});
