import type { Worker } from 'playwright-core';
import { describe, expect } from 'vitest';
import { workerOf } from './launch';
import { clickWord, NONWORDS, panel, SEED, selectionOf, shownPanel, underlined, underlines } from './marks';
import { PHRASE } from './phrases';
import { isFocused, type Stage, test, textOf } from './stage';

function correctWhileTyping(worker: Worker, on: boolean): Promise<unknown> {
  return worker.evaluate(`chrome.storage.local.set({ settings: { ownModel: false, correctWhileTyping: ${on} } })`);
}

/** What the page hears of the keys of a test, and whether they were taken from it. */
function hear(stage: Stage) {
  return stage.page.evaluateHandle(() => {
    const heard: string[] = [];
    for (const name of ['keydown', 'keyup'] as const) {
      addEventListener(name, ({ key, defaultPrevented }) => heard.push(`${name} ${key}${defaultPrevented ? ', taken' : ''}`));
    }
    return heard;
  });
}

test('leaves all keys to the page while no card is open, though words are underlined', async ({ open }) => {
  const stage = await open('fields.html');
  for (const selector of ['#textarea', '#editor']) {
    const field = stage.page.locator(selector);
    await stage.type(field, `${NONWORDS}. `);
    await underlined(field, ['recieve', 'teh']);
    const heard = await hear(stage);
    const keys = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'Home', 'End', 'Escape', 'Backspace', 'Enter', 'Space', 'Tab'];
    for (const key of keys) await stage.press(key);
    expect((await textOf(field)).replace('\n', '')).toBe(`${NONWORDS}. `);
    expect(await isFocused(field), 'Tab moves on').toBe(false);
    const names = keys.map((key) => (key === 'Space' ? ' ' : key));
    expect(await heard.jsonValue()).toEqual(names.flatMap((key) => [`keydown ${key}`, `keyup ${key}`]));
  }
});

test('leaves Alt+. to the page where nothing is wrong', async ({ open }) => {
  const stage = await open('fields.html');
  const field = stage.page.locator('#textarea');
  await stage.type(field, 'Nothing is wrong here. ');
  const heard = await hear(stage);
  await stage.press('Alt+.');
  expect(await panel(stage, 'card')).toBeNull();
  expect(await heard.jsonValue()).toContain('keydown .');
  await stage.type(field, `${NONWORDS}. `);
  await underlined(field, ['recieve', 'teh']);
  await heard.evaluate((list) => list.splice(0));
  await stage.press('Alt+.');
  await shownPanel(stage, 'card');
  expect(await heard.jsonValue()).not.toContain('keydown .');
});

test('keeps the keys of an open card from the page, and gives the page all others', async ({ open }) => {
  const stage = await open('fields.html');
  const field = stage.page.locator('#textarea');
  await stage.type(field, `${NONWORDS}. `);
  await underlined(field, ['recieve', 'teh']);
  await stage.press('Alt+.');
  await shownPanel(stage, 'card');
  const heard = await hear(stage);
  for (const key of ['ArrowDown', 'ArrowUp', 'Escape']) await stage.press(key);
  expect(await heard.jsonValue()).toEqual([]);
  await stage.press('Escape');
  expect(await heard.jsonValue()).toEqual(['keydown Escape', 'keyup Escape']);

  await clickWord(stage, field, 'teh');
  await shownPanel(stage, 'card');
  const [caret] = await selectionOf(field);
  await stage.press('ArrowLeft');
  expect(await selectionOf(field), 'an arrow to the side moves the caret').toEqual([caret! - 1, caret! - 1]);
  expect(await panel(stage, 'card')).toBeNull();

  await clickWord(stage, field, 'recieve');
  await shownPanel(stage, 'card');
  await stage.press('Enter');
  expect(await textOf(field), 'Enter is the page’s where nothing is chosen').toContain('\n');
  expect(await panel(stage, 'card')).toBeNull();
});

test('closes the card when the page scrolls, at a click elsewhere, and when the field is left', async ({ open }) => {
  const stage = await open('fields.html');
  const field = stage.page.locator('#textarea');
  await stage.type(field, `${NONWORDS}. `);
  await underlined(field, ['recieve', 'teh']);
  const opened = async () => {
    await stage.press('Alt+.');
    await shownPanel(stage, 'card');
  };
  const closed = () => expect.poll(() => panel(stage, 'card')).toBeNull();
  await opened();
  await stage.page.mouse.wheel(0, 60);
  await closed();
  await opened();
  await stage.page.mouse.click(700, 30);
  await closed();
  await field.focus();
  await opened();
  await field.blur();
  await closed();
  await underlined(field, ['recieve', 'teh']);
});

test('scrolls to the nearest mistake that is out of sight', async ({ open }) => {
  const stage = await open('fields.html');
  const field = stage.page.locator('#textarea');
  await field.fill(`${NONWORDS}.\n${'Nothing is wrong here.\n'.repeat(30)}`);
  await stage.press('Control+End');
  await stage.page.keyboard.type('End. ');
  await expect.poll(() => field.evaluate((element) => element.scrollTop)).toBeGreaterThan(100);
  const before = await selectionOf(field);
  await expect
    .poll(async () => {
      await stage.press('Alt+.');
      return panel(stage, 'card');
    })
    .not.toBeNull();
  expect(await field.evaluate((element) => element.scrollTop)).toBeLessThan(20);
  expect((await underlines(field)).map(({ word }) => word)).toContain('teh');
  await stage.press('Enter');
  await expect.poll(() => textOf(field)).toContain('recieve the letter');
  expect(await selectionOf(field)).toEqual(before);
});

test('shows no completion where a correction stands', async ({ open }) => {
  const stage = await open('fields.html');
  const field = stage.page.locator('#textarea');
  await stage.type(field, `${SEED}. ${PHRASE}`);
  await stage.shown();
  await underlined(field, ['minuets']);
  await stage.press('Alt+.');
  await shownPanel(stage, 'card');
  expect(await stage.ghost()).toBeNull();
  await stage.press('Escape');
  await stage.nothingShown();
});

describe.each(['#textarea', '#input', '#editor', '#rendered', '#controlled'])('correcting while typing in %s', (selector) => {
  test('corrects what is sure, and one Backspace takes it back for good', async ({ open, browser }) => {
    const worker = await workerOf(browser);
    await correctWhileTyping(worker, true);
    const stage = await open('fields.html');
    const field = stage.page.locator(selector);
    await stage.type(field, 'I did not recieve ');
    await expect.poll(() => textOf(field)).toBe('I did not receive ');
    await stage.page.keyboard.type('it');
    await stage.press('Backspace');
    expect(await textOf(field), 'an ordinary Backspace').toBe('I did not receive i');
    await stage.press('Backspace');
    await stage.page.keyboard.type('becuase ');
    await expect.poll(() => textOf(field)).toBe('I did not receive because ');
    await stage.press('Backspace');
    await expect.poll(() => textOf(field)).toBe('I did not receive becuase ');
    await underlined(field, ['becuase']);
    await stage.page.keyboard.type('becuase of ');
    await underlined(field, ['becuase', 'becuase']);
    expect(await textOf(field)).toBe('I did not receive becuase becuase of ');
    await correctWhileTyping(worker, false);
  });
});

test('corrects nothing by itself unless that is wanted', async ({ open }) => {
  const stage = await open('fields.html');
  const field = stage.page.locator('#textarea');
  await stage.type(field, 'I did not recieve ');
  await underlined(field, ['recieve']);
  expect(await textOf(field)).toBe('I did not recieve ');
});
