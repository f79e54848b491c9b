import type { BrowserContext, Page, Worker } from 'playwright-core';
import { expect } from 'vitest';
import { markedText } from './asked';
import { workerOf } from './launch';
import { openApp } from './panel';
import { test } from './stage';
import { clickToolbar, shownSidePanel } from './toolbar';

const idOf = async (browser: BrowserContext): Promise<string> => new URL((await workerOf(browser)).url()).host;

/** Lets the browser's event for a menu entry happen; what only a person's own click allows is refused, and logged by the worker. */
function chooseFromMenu(worker: Worker, entry: string, page: Page): Promise<void> {
  return worker.evaluate(`chrome.tabs.query({}).then((tabs) => {
    const tab = tabs.find(({ url }) => url === ${JSON.stringify(page.url())});
    chrome.contextMenus.onClicked.dispatch({ menuItemId: '${entry}', editable: false, pageUrl: tab.url }, tab);
  })`);
}

test('opens the side panel from the popup, over the same page', async ({ open, browser }) => {
  const { page } = await open('lighthouse.html');
  const popup = await clickToolbar(browser, await idOf(browser), page);
  await popup.until('document.querySelector(".points a") && true');
  await popup.click('button[aria-label="Open side panel"]');
  const panel = await shownSidePanel(browser);
  expect(await panel.until('document.querySelector("h1")?.title || null')).toBe('The Skarholm lighthouse');
  const sentence = await panel.until<string>('document.querySelector(".points a")?.firstChild.data');
  await panel.click('.points a');
  await expect.poll(() => markedText(page)).toBe(sentence);
  expect(await panel.until('document.querySelectorAll("button[aria-label=\'Open side panel\']").length')).toBe(0);
  await panel.close();
});

test('has entries in the menu of what is selected, which open at a summary or a question about it', async ({ open, browser }) => {
  const { page } = await open('lighthouse.html');
  const worker = await workerOf(browser);
  await page.locator('p', { hasText: 'The first keeper' }).click({ clickCount: 3 });
  await chooseFromMenu(worker, 'summarise-selection', page);
  let panel = await openApp(browser, await idOf(browser), 'sidepanel');
  await panel.getByRole('radio', { name: /^Selection/, checked: true }).waitFor();
  await panel.getByText(/^All of it, \d+ words/).waitFor();
  await panel.close();

  await page.bringToFront();
  await chooseFromMenu(worker, 'ask-selection', page);
  panel = await openApp(browser, await idOf(browser), 'sidepanel');
  await panel.getByRole('tab', { name: 'Ask', selected: true }).waitFor();
  await panel.getByRole('button', { name: /^Ask Selection, \d+ words/ }).waitFor();
  await panel.close();
});

test('takes the mark in the page away at Escape', async ({ open, browser }) => {
  const { page } = await open('lighthouse.html');
  const panel = await openApp(browser, await idOf(browser), 'sidepanel');
  await panel.getByRole('list').getByRole('link').first().click();
  await expect.poll(() => markedText(page)).not.toBe('');
  await panel.bringToFront();
  await panel.keyboard.press('Escape');
  await expect.poll(() => markedText(page)).toBe('');
  expect(await panel.locator('[aria-current]').count()).toBe(0);
  await panel.close();
});
