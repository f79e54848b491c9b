import { expect } from 'vitest';
import { clickPart, clickWord, NONWORDS, SEED, shownPanel, underlined } from './marks';
import { isFocused, test, textOf } from './stage';

test('names the card, its choices and what is chosen for screen readers', async ({ open }) => {
  const stage = await open('fields.html');
  const field = stage.page.locator('#textarea');
  await stage.type(field, `${SEED}. `);
  await underlined(field, ['minuets']);
  await stage.press('Alt+.');
  const card = await shownPanel(stage, 'card');
  expect(card.label).toBe('“minuets”');
  expect(card.heard).toBe(`minutes, 1 of ${card.rows.length}`);
  const { nodes } = (await stage.inspector.session.send('Accessibility.getFullAXTree')) as {
    nodes: { ignored: boolean; role?: { value: string }; name?: { value: string } }[];
  };
  const named = (role: string) =>
    nodes.filter((node) => !node.ignored && node.role?.value === role).map(({ name }) => name?.value ?? '');
  expect(named('listbox')).toEqual(['“minuets”']);
  expect(named('option')).toEqual(card.rows);
  expect(named('status'), 'ours beside the output of the page').toHaveLength(2);
});

test('corrects by mouse in a modal dialog, which makes all else inert', async ({ open }) => {
  const stage = await open('geometry.html');
  await stage.page.locator('#dialog').evaluate((element) => (element as HTMLDialogElement).showModal());
  const field = stage.page.locator('#dialog-textarea');
  await stage.type(field, `${NONWORDS}. `);
  await underlined(field, ['recieve', 'teh']);
  await clickWord(stage, field, 'teh');
  await shownPanel(stage, 'card');
  await clickPart(stage, field, 'card', 'the');
  await expect.poll(() => textOf(field)).toBe(`${NONWORDS.replace('teh', 'the')}. `);
  expect(await isFocused(field)).toBe(true);
});

test('closes no panel of the page that a click outside of it would close', async ({ open }) => {
  const stage = await open('fields.html');
  const field = stage.page.locator('#textarea');
  await stage.page.evaluate(() => {
    for (const name of ['pointerdown', 'mousedown', 'click']) {
      document.addEventListener(name, (event) => {
        if (!(event.target as Element).matches('textarea')) document.title = `${name} outside`;
      });
    }
  });
  await stage.type(field, `${NONWORDS}. `);
  await underlined(field, ['recieve', 'teh']);
  await clickWord(stage, field, 'teh');
  await clickPart(stage, field, 'card', 'the');
  await underlined(field, ['recieve']);
  expect(await stage.page.title()).toBe('Fields');
});
