import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Worker } from 'playwright-core';
import { describe, expect } from 'vitest';
import { launch, workerOf } from './launch';
import { clickPart, clickWord, NONWORDS, panel, SEED, selectionOf, shownPanel, underlined } from './marks';
import { watchRequests } from './requests';
import { isFocused, Stage, test, textOf } from './stage';

const TEXT = `${NONWORDS}. ${SEED}. `;
const WORDS = ['recieve', 'teh', 'minuets'];

function choose(worker: Worker, settings: object): Promise<unknown> {
  return worker.evaluate(`chrome.storage.local.set(${JSON.stringify({ settings: { ownModel: false, ...settings } })})`);
}

describe.each([
  ['#textarea', 'adress'],
  ['#input', 'definately'],
  ['#editor', 'seperate'],
])('in %s', (selector, ignored) => {
  test('fixes all that is accepted in a preview, together', async ({ open }) => {
    const stage = await open('fields.html');
    const field = stage.page.locator(selector);
    await stage.type(field, TEXT);
    await underlined(field, WORDS);
    await clickWord(stage, field, 'teh');
    await clickPart(stage, field, 'card', 'Fix all 3');
    const preview = await shownPanel(stage, 'preview');
    expect(preview.rows).toEqual([
      'I did not recieve receive teh letter. The station is about…',
      'I did not recieve teh the letter. The station is about…',
      '…The station is about fifteen minuets minutes from here.',
    ]);
    expect(preview.selected).toEqual(preview.rows);
    await clickPart(stage, field, 'preview', 'teh the');
    expect((await panel(stage, 'preview'))!.selected).toHaveLength(2);
    await clickPart(stage, field, 'preview', 'Fix 2');
    const fixed = TEXT.replace('recieve', 'receive').replace('minuets', 'minutes');
    await expect.poll(() => textOf(field)).toBe(fixed);
    await underlined(field, ['teh']);
    expect(await isFocused(field)).toBe(true);
    await stage.press('Control+z');
    expect(await textOf(field), 'undone in one step').toBe(TEXT);
    await underlined(field, WORDS);
  });

  test('fixes all by keyboard', async ({ open }) => {
    const stage = await open('fields.html');
    const field = stage.page.locator(selector);
    await stage.type(field, TEXT);
    await underlined(field, WORDS);
    const before = await selectionOf(field);
    await stage.press('Alt+.');
    await stage.press('ArrowUp'); // Around the end, to "Fix all".
    expect((await shownPanel(stage, 'card')).active).toBe('Fix all 3…');
    await stage.press('Enter');
    expect((await shownPanel(stage, 'preview')).heard).toContain('3 corrections');
    await stage.press('ArrowDown');
    await stage.press('Space');
    expect((await panel(stage, 'preview'))!.selected).toHaveLength(2);
    await stage.press('Space');
    await stage.press('Enter');
    const fixed = TEXT.replace('recieve', 'receive').replace('teh', 'the').replace('minuets', 'minutes');
    await expect.poll(() => textOf(field)).toBe(fixed);
    await underlined(field, []);
    expect(await selectionOf(field)).toEqual(before);
  });

  // It is ignored for as long as the browser runs, which the tests of this file share.
  test('ignores a word', async ({ open }) => {
    const stage = await open('fields.html');
    const field = stage.page.locator(selector);
    await stage.type(field, `I did not recieve the ${ignored}. Not ${ignored}. `);
    await underlined(field, ['recieve', ignored, ignored]);
    await clickWord(stage, field, ignored);
    await clickPart(stage, field, 'card', 'Ignore');
    await underlined(field, ['recieve']);
    await stage.type(field, `${ignored.toUpperCase().slice(0, 1)}${ignored.slice(1)} end. `);
    await field.blur();
    await field.focus();
    await underlined(field, ['recieve']);
    expect(await textOf(field), 'the text stays').toContain(`recieve the ${ignored}`);
  });
});

test('keeps a word in the dictionary over a restart of the browser', async ({ site }) => {
  const profile = await mkdtemp(join(tmpdir(), 'inkling-dictionary-'));
  const word = 'teh';
  const visit = async (work: (stage: Stage, field: Locator) => Promise<void>): Promise<void> => {
    const browser = await launch(profile);
    const requests = watchRequests(browser);
    const stage = await Stage.open(browser, `${site}/fields.html`);
    const field = stage.page.locator('#textarea');
    await stage.type(field, `${NONWORDS}. `);
    await work(stage, field);
    expect(stage.errors).toEqual([]);
    await browser.close();
    expect(requests.leaving).toEqual([]);
  };
  await visit(async (stage, field) => {
    await underlined(field, ['recieve', word]);
    await clickWord(stage, field, word);
    await clickPart(stage, field, 'card', 'Add to dictionary');
    await underlined(field, ['recieve']);
    // Also in other frames, at once.
    const other = stage.page.frameLocator('#frame').locator('textarea');
    await stage.type(other, `${NONWORDS}. `);
    await underlined(other, ['recieve']);
    const stored = (await workerOf(stage.page.context())).evaluate('chrome.storage.local.get("dictionary")');
    expect(await stored).toEqual({ dictionary: [word] });
  });
  await visit(async (_, field) => void (await underlined(field, ['recieve'])));
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
});

test('fixes a field from its context menu, and says so where there is nothing to fix', async ({ open, browser }) => {
  const stage = await open('fields.html');
  const field = stage.page.locator('#editor');
  await stage.type(field, TEXT);
  await underlined(field, WORDS);
  const worker = await workerOf(browser);
  const chooseEntry = () =>
    worker.evaluate(`chrome.tabs.query({ url: ${JSON.stringify(stage.page.url())} }).then(([tab]) =>
      chrome.contextMenus.onClicked.dispatch({ menuItemId: 'fix-spelling', frameId: 0 }, tab))`);
  await chooseEntry();
  expect((await shownPanel(stage, 'preview')).rows).toHaveLength(3);
  await stage.press('Enter');
  await underlined(field, []);
  await chooseEntry();
  expect((await shownPanel(stage, 'preview')).heard).toBe('No mistakes found');
  await stage.press('Escape');
  expect(await panel(stage, 'preview')).toBeNull();
});

test('rests where spelling is off, and leaves the browser’s own on', async ({ open, browser }) => {
  const worker = await workerOf(browser);
  const stage = await open('fields.html');
  const field = stage.page.locator('#textarea');
  await stage.type(field, `${NONWORDS}. `);
  await underlined(field, ['recieve', 'teh']);
  expect(await field.getAttribute('spellcheck')).toBe('false');
  await choose(worker, { spelling: false });
  await underlined(field, []);
  expect(await field.getAttribute('spellcheck')).toBeNull();
  await stage.page.keyboard.type('Teh. ');
  await stage.press('Alt+.');
  expect(await panel(stage, 'card')).toBeNull();
  await choose(worker, {});
  await underlined(field, ['recieve', 'teh', 'Teh']);
});
