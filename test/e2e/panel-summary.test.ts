import { expect } from 'vitest';
import { markedText } from './asked';
import { workerOf } from './launch';
import { openApp } from './panel';
import { test } from './stage';
import { clickToolbar } from './toolbar';

const idOf = async (browser: Parameters<typeof workerOf>[0]): Promise<string> => new URL((await workerOf(browser)).url()).host;
const textOf = (point: string | null): string => point!.replace(/ \d+$/, '');

test('summarises an article at once, and every point leads to exactly its sentence', async ({ open, browser }) => {
  const { page } = await open('lighthouse.html');
  const panel = await openApp(browser, await idOf(browser), 'sidepanel');
  const covered = await panel.getByText(/^All 6 sections, \d+ words · Built in$/).textContent();
  const [words] = /\d+ words/.exec(covered!)!;
  await panel.getByText(`${words} · 6 sections · Built in`, { exact: true }).waitFor();
  const points = panel.getByRole('list').getByRole('link');
  const count = await points.count();
  expect(count).toBeGreaterThanOrEqual(3);
  for (let i = 0; i < count; i++) {
    await panel.bringToFront();
    await points.nth(i).click();
    const sentence = textOf(await points.nth(i).textContent());
    await expect.poll(() => markedText(page)).toBe(sentence);
    expect(await points.nth(i).getAttribute('aria-current')).toBe('location');
  }
  await panel.close();
});

test('makes it a paragraph or a headline, longer or shorter, remembers that, and copies it', async ({ open, browser, site }) => {
  await open('lighthouse.html');
  const id = await idOf(browser);
  let panel = await openApp(browser, id, 'sidepanel');
  const done = () => panel.getByText(/sections, \d+ words · Built in$/).waitFor();
  const points = () => panel.getByRole('tabpanel').getByRole('link');
  await done();
  await panel.getByLabel('Length').selectOption('Short');
  await done();
  const short = await points().count();
  await panel.getByLabel('Length').selectOption('Long');
  await expect.poll(() => points().count()).toBeGreaterThan(short);
  await panel.getByLabel('Style').selectOption('Headline');
  await expect.poll(() => points().count()).toBe(1);
  expect(await panel.getByLabel('Length').count()).toBe(0);
  await panel.close();

  panel = await openApp(browser, id, 'sidepanel');
  await done();
  expect(await panel.getByLabel('Style').inputValue()).toBe('headline');
  const headline = textOf(await points().textContent());
  await panel.getByRole('button', { name: 'Copy' }).click();
  await panel.getByRole('button', { name: 'Copied' }).waitFor();
  await panel.getByLabel('Style').selectOption('Key points');
  await panel.getByLabel('Length').selectOption('Medium');
  await done();
  await panel.close();

  const { page } = await open('fields.html');
  await page.locator('#textarea').focus();
  await page.keyboard.press('Control+v');
  expect(await page.locator('#textarea').inputValue()).toBe(
    `## [The Skarholm lighthouse](${site}/lighthouse.html)\n\n${headline}\n`,
  );
});

test('summarises what is selected', async ({ open, browser }) => {
  const { page } = await open('lighthouse.html');
  await page.locator('p', { hasText: 'The first keeper' }).click({ clickCount: 3 });
  const panel = await openApp(browser, await idOf(browser), 'sidepanel');
  await panel.getByRole('radio', { name: /^Selection, \d+ words$/ }).check();
  await panel.getByText(/^All of it, \d+ words · Built in$/).waitFor();
  const selected = await page.evaluate(() => getSelection()!.toString().replace(/\s+/g, ' '));
  for (const point of await panel.getByRole('list').getByRole('link').allTextContents())
    expect(selected).toContain(textOf(point));
  await panel.close();
});

test('reads nothing where Inkling is off, and at once when it is turned on', async ({ open, browser }) => {
  await open('lighthouse.html');
  const panel = await openApp(browser, await idOf(browser), 'sidepanel');
  await panel.getByText(/^All 6 sections/).waitFor();
  await panel.getByRole('switch', { name: 'On this site' }).uncheck();
  await panel.getByRole('heading', { name: 'Off on this site' }).waitFor();
  expect(await panel.getByRole('tabpanel').getByRole('link').count()).toBe(0);
  await panel.getByRole('button', { name: 'Turn on here' }).click();
  await panel.getByText(/^All 6 sections/).waitFor();
  await panel.close();
});

test('says why there is nothing to read, and what works instead', async ({ open, browser }) => {
  await open('empty.html');
  const panel = await openApp(browser, await idOf(browser), 'sidepanel');
  await panel.getByRole('heading', { name: 'Nothing to read here' }).waitFor();
  await panel.getByText('There is no text to read on this page.').waitFor();
  await panel.getByRole('button', { name: 'Writing settings' }).click();
  await panel.getByRole('switch', { name: 'On everywhere' }).waitFor();
  await panel.close();
});

test('follows the tab in front and the page in it', async ({ open, browser, site }) => {
  const first = await open('lighthouse.html');
  const panel = await openApp(browser, await idOf(browser), 'sidepanel');
  await panel.getByRole('heading', { name: 'The Skarholm lighthouse' }).waitFor();
  const second = await open('article.html');
  await panel.getByRole('heading', { name: 'Why rivers bend' }).waitFor();
  await panel.getByRole('list').getByRole('link').first().waitFor();
  await first.page.bringToFront();
  await panel.getByRole('heading', { name: 'The Skarholm lighthouse' }).waitFor();
  await first.page.goto(`${site}/empty.html`);
  await panel.getByRole('heading', { name: 'Nothing to read here' }).waitFor();
  await second.page.bringToFront();
  await panel.getByRole('list').getByRole('link').first().waitFor();
  await panel.close();
});

test('has its points in the popup of the toolbar, and shows them in the page under it', async ({ open, browser }) => {
  const { page } = await open('lighthouse.html');
  const popup = await clickToolbar(browser, await idOf(browser), page);
  const sentence = await popup.until<string>('document.querySelector(".points a")?.firstChild.data');
  await popup.until('setTimeout(() => document.querySelector(".points a").click()) && true');
  await expect.poll(() => markedText(page)).toBe(sentence);
});
