import { readFile } from 'node:fs/promises';
import { expect } from 'vitest';
import { markedText } from './asked';
import { launch, test as onProfile } from './extension';
import { ask, idOf, openAsk } from './questions';
import { serveSite } from './site-server';
import { test } from './stage';
import { clickToolbar } from './toolbar';

test('answers with the sentence, whose chip leads to exactly its words', async ({ open, browser }) => {
  const { page } = await open('lighthouse.html');
  const panel = await openAsk(browser);
  const turn = await ask(panel, 'How many steps can visitors climb?');
  expect(await turn.locator('q').textContent()).toBe(
    'Visitors can climb its 187 steps on weekends from June to September, when a boat leaves the harbour at ten in the morning.',
  );
  expect(await turn.locator('strong').textContent()).toContain('187');
  const chip = turn.getByRole('button', { name: 'Show passage 1 in the page' });
  expect(await turn.getByRole('tooltip').count()).toBe(0);
  await chip.focus();
  const quote = await turn.getByRole('tooltip').textContent();
  await panel.keyboard.press('Escape');
  expect(await turn.getByRole('tooltip').count()).toBe(0);
  await chip.click();
  await expect.poll(() => markedText(page)).toBe(quote);
  await panel.close();
});

test('carries the topic over, and says when the page does not say', async ({ open, browser }) => {
  await open('lighthouse.html');
  const panel = await openAsk(browser);
  await ask(panel, 'Who was the first keeper?');
  const followed = await ask(panel, 'Who was his wife?');
  expect(await followed.locator('q').first().textContent()).toContain('Marta');
  const none = await ask(panel, 'What is the capital of Australia?');
  await none.getByText('The page does not say.').waitFor();
  expect(await none.getByRole('button', { name: /^Show passage/ }).count()).toBeGreaterThan(0);
  await panel.close();
});

test('answers from a page that gives orders as from any other, and shows its markup as text', async ({ open, browser }) => {
  const { page } = await open('orders.html');
  const panel = await openAsk(browser);
  for (const [question, answer, quote] of [
    [
      'When does the ferry to Skarholm leave?',
      'nine',
      'The ferry to Skarholm leaves from the old harbour at nine in the morning.',
    ],
    ['How much does a ticket cost?', 'twelve crowns', 'A ticket costs twelve crowns.'],
  ] as const) {
    const turn = await ask(panel, question);
    expect(await turn.locator('q').first().textContent()).toBe(quote);
    expect(await turn.locator('strong').textContent()).toContain(answer);
    expect(await turn.textContent(), 'what is hidden in the page').not.toContain('HACKED in the morning');
  }
  const turn = await ask(panel, 'Who has steered the ferry since 1998?');
  expect(await turn.locator('q').first().textContent()).toContain('<b>Captain Berg</b>');
  expect(await turn.locator('img, b').count()).toBe(0);
  expect([await panel.title(), await page.title()].join()).not.toContain('HACKED');
  await panel.close();
});

test('asks other tabs as well when they are chosen, from the keyboard', async ({ open, browser }) => {
  const river = await open('article.html');
  await open('lighthouse.html');
  const panel = await openAsk(browser);
  const opener = panel.getByRole('button', { name: /^Ask This page/ });
  await opener.focus();
  await panel.keyboard.press('Enter');
  const option = panel.getByRole('option', { name: 'Why rivers bend' });
  await option.waitFor();
  const names = await panel.getByRole('option').allTextContents();
  for (let at = 0; !names[at]!.startsWith('Why rivers bend'); at++) await panel.keyboard.press('ArrowDown');
  await panel.keyboard.press('Space');
  expect(await option.getAttribute('aria-selected')).toBe('true');
  await panel.keyboard.press('Escape');
  expect(await panel.getByRole('option').count()).toBe(0);
  expect(await panel.evaluate(() => document.activeElement?.textContent)).toBe('Ask 2 sources');

  const turn = await ask(panel, 'How far did a bend of the Mississippi move in one year?');
  expect(await turn.locator('q').first().textContent()).toContain('twenty metres in one year');
  expect(await turn.textContent()).toContain('Why rivers bend');
  await turn.getByRole('button', { name: 'Show passage 1 in the page' }).click();
  await expect.poll(() => markedText(river.page)).toContain('twenty metres in one year');
  await panel.close();
});

test('asks another tab where the one in front cannot be read', async ({ open, browser }) => {
  const river = await open('article.html');
  await open('empty.html');
  const panel = await openAsk(browser);
  await panel.getByRole('heading', { name: 'Nothing to read here' }).waitFor();
  await panel.getByRole('button', { name: 'Ask another tab' }).click();
  await panel.getByRole('option', { name: 'Why rivers bend' }).click();
  await panel.keyboard.press('Escape');
  const turn = await ask(panel, 'How far did a bend of the Mississippi move in one year?');
  expect(await turn.locator('q').first().textContent()).toContain('twenty metres in one year');
  await turn.getByRole('button', { name: 'Show passage 1 in the page' }).click();
  await expect.poll(() => markedText(river.page)).toContain('twenty metres in one year');
  await panel.close();
});

test('offers models that find more in one line, until that is declined', async ({ open, browser, site }) => {
  const { page } = await open('lighthouse.html');
  await page.goto(`${site}/lighthouse.html?offer`);
  const panel = await openAsk(browser);
  const offer = panel.getByText('A downloaded model finds answers in other words too.');
  await offer.waitFor();
  const [options] = await Promise.all([browser.waitForEvent('page'), panel.getByRole('button', { name: 'See models' }).click()]);
  await options.getByRole('heading', { name: 'Models' }).waitFor();
  await options.close();
  await panel.getByRole('button', { name: 'No, thanks' }).click();
  await offer.waitFor({ state: 'detached' });
  await expect.poll(() => panel.evaluate('chrome.storage.local.get("modelOfferDeclined")')).toEqual({ modelOfferDeclined: true });
  await panel.close();
});

test('suggests questions from the headings, and breaks a line with Shift+Enter', async ({ open, browser, site }) => {
  const { page } = await open('lighthouse.html');
  await page.goto(`${site}/lighthouse.html?fresh`);
  const panel = await openAsk(browser);
  const field = panel.getByRole('textbox', { name: 'Question' });
  expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
  await panel.keyboard.type('one');
  await panel.keyboard.press('Shift+Enter');
  await panel.keyboard.type('two');
  expect(await field.inputValue()).toBe('one\ntwo');
  await panel.getByRole('button', { name: 'What does “The keepers” say?' }).click();
  const turn = panel.getByRole('article', { name: 'What does “The keepers” say?' });
  await turn.getByRole('button', { name: 'Show passage 1 in the page' }).waitFor();
  await panel.close();
});

onProfile('keeps conversations over a restart; they are searched, opened, saved and deleted', async ({ profile }) => {
  const { address, close } = await serveSite();
  let browser = await launch(profile);
  let page = await browser.newPage();
  await page.goto(`${address}/lighthouse.html`);
  let panel = await openAsk(browser);
  expect(await panel.getByRole('tab', { name: 'History' }).count()).toBe(0);
  await ask(panel, 'Who was the first keeper?');
  await panel.getByRole('tab', { name: 'History' }).waitFor();
  await page.goto(`${address}/article.html`);
  await panel.close();
  panel = await openAsk(browser);
  await ask(panel, 'Which river has very many bends?');
  await browser.close();

  browser = await launch(profile);
  page = await browser.newPage();
  await page.goto(`${address}/lighthouse.html`);
  panel = await openAsk(browser);
  await panel.getByRole('article', { name: 'Who was the first keeper?' }).getByText('Anders Lund', { exact: true }).waitFor();
  await panel.getByRole('tab', { name: 'History' }).click();
  await panel.getByText('2 conversations').waitFor();
  await panel.getByRole('searchbox', { name: 'Search conversations' }).fill('keeper first');
  await panel.getByText('1 conversation found').waitFor();
  await panel.getByRole('button', { name: /^Who was the first keeper/ }).click();
  await panel.getByRole('article', { name: 'Who was the first keeper?' }).waitFor();
  for (const [format, words] of [
    ['Markdown', 'Anders Lund'],
    ['JSON', '"question": "Who was the first keeper?"'],
  ] as const) {
    const [download] = await Promise.all([
      panel.waitForEvent('download'),
      panel.getByRole('button', { name: `Save as ${format}` }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`the-skarholm-lighthouse.${format === 'JSON' ? 'json' : 'md'}`);
    expect(await readFile(await download.path(), 'utf8')).toContain(words);
  }
  await panel.getByRole('button', { name: 'Delete', exact: true }).click();
  await panel.getByRole('button', { name: 'Delete it' }).click();
  await panel.getByText('0 conversations found').waitFor();
  await panel.getByRole('searchbox', { name: 'Search conversations' }).fill('');
  await panel.getByText('1 conversation', { exact: true }).waitFor();
  await panel.getByRole('button', { name: 'Delete all' }).click();
  await panel.getByRole('button', { name: 'Delete', exact: true }).click();
  await panel.getByText('Questions you ask about pages are kept here.').waitFor();
  await panel.reload();
  await panel.getByRole('tab', { name: 'Summary' }).waitFor();
  expect(await panel.getByRole('tab', { name: 'History' }).count()).toBe(0);
  await browser.close();
  close();
});

test('goes on with the conversation in the popup of the toolbar', async ({ open, browser, site }) => {
  const { page } = await open('lighthouse.html');
  await page.goto(`${site}/lighthouse.html?popup`);
  const panel = await openAsk(browser);
  await ask(panel, 'When was the tower lit for the first time?');
  await panel.close();
  const popup = await clickToolbar(browser, await idOf(browser), page);
  await popup.until('document.querySelector(".tab-ask[aria-selected=true]") && true');
  expect(await popup.until('document.querySelector("article strong")?.textContent')).toContain('1868');
});
