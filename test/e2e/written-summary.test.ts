import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { modelEntry } from '@/models/catalog';
import { supportOf } from '@/text/support';
import { sharedPath } from '../shared';
import { askWorker, markedText } from './asked';
import { test as plain } from './extension';
import { serveHub } from './hub';
import { ModelOptions } from './model-options';
import { openApp } from './panel';
import { serveSite } from './site-server';

const folder = sharedPath('models');
if (folder === undefined) console.warn('summaries that a model writes: skipped: no ../shared/models');
const test = plain.skipIf(folder === undefined);

/** The catalogue has this one write summaries. The files of the smaller one stand in for its own. */
const WRITER = modelEntry('smollm2-360m');
const STAND_IN = modelEntry('smollm2-135m');
const PATIENCE_MS = 150_000;

test('has a downloaded model write a summary beside the points, each sentence with its place; it is stopped and goes on', {
  timeout: 480_000,
}, async ({ browser, id }) => {
  const hub = await serveHub(folder!, { [WRITER.repository]: STAND_IN.repository });
  const site = await serveSite();
  const options = await ModelOptions.open(browser, id, hub.address);
  await options.download(WRITER.title);
  const asked = hub.asked.length;

  // A page that is read at once.
  const page = await browser.newPage();
  await page.goto(`${site.address}/tower.html`);
  const panel = await openApp(browser, id, 'sidepanel');
  const written = panel.getByRole('region', { name: `Written by ${WRITER.title}` });
  await written.getByText(/^Writing/).waitFor();
  const quoted = await panel.getByRole('link').count();
  expect(quoted, 'points that are there before a word is written').toBeGreaterThan(0);
  await panel.getByText(`Built in · ${WRITER.title}`, { exact: false }).waitFor({ timeout: PATIENCE_MS });
  await expect.poll(() => written.getByText(/^Writing/).count(), { timeout: PATIENCE_MS }).toBe(0);
  const sentences = await written.getByRole('link').allTextContents();
  expect(sentences.length).toBeGreaterThan(0);
  const paragraphs = await page.locator('article p').allTextContents();
  for (const [i, sentence] of sentences.entries()) {
    const support = supportOf(sentence.replace(/ \d+$/, ''), paragraphs);
    expect(support, sentence).toBeDefined();
    await written.getByRole('link').nth(i).click();
    await expect.poll(() => written.getByRole('link').nth(i).getAttribute('aria-current')).toBe('location');
    await expect.poll(() => markedText(page)).not.toBe('');
    expect(paragraphs[support!.passage]).toContain(await markedText(page));
  }

  // It is kept: a panel that is opened again has it at once, and nothing is written again.
  await panel.reload();
  await written.getByRole('link').first().waitFor();
  expect(await written.getByRole('link').allTextContents()).toEqual(sentences);
  expect(await written.getByText(/^Writing/).count()).toBe(0);

  // A page of several parts is stopped while it is written about. What is quoted stays, and it goes on from there.
  await page.goto(`${site.address}/lighthouse.html`);
  await panel.bringToFront();
  await page.bringToFront();
  await written.getByText(/^Writing, part 1 of \d/).waitFor();
  await panel.getByRole('button', { name: 'Stop' }).click();
  await written.getByText('Stopped.').waitFor();
  expect(await panel.getByRole('list').first().getByRole('link').count()).toBeGreaterThanOrEqual(3);
  const run = (await askWorker(panel, 'recall', { tabId: await tabOf(panel, page.url()) }))!.summary!;
  expect(run).toMatchObject({ state: 'stopped', written: { by: WRITER.title, done: 0 } });
  await written.getByRole('button', { name: 'Go on' }).click();
  await written.getByText(/^Writing, part 2 of \d/).waitFor({ timeout: PATIENCE_MS });
  await panel.getByRole('button', { name: 'Stop' }).click();
  await written.getByText('Stopped.').waitFor();
  expect(hub.asked).toHaveLength(asked);
  await panel.close();
  hub.close();
  site.close();
});

function tabOf(panel: Page, url: string): Promise<number> {
  return panel.evaluate(`chrome.tabs.query({}).then((all) => all.find((tab) => tab.url === ${JSON.stringify(url)}).id)`);
}
