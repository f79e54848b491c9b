import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { SummaryRun } from '@/rpc/reading-jobs';
import { supportOf } from '@/text/support';
import { askWorker } from './asked';
import { test } from './extension';
import { ModelOptions } from './model-options';
import { openApp } from './panel';
import { serveSite } from './site-server';
import { Steps } from './steps';
import { stopper } from './stop-workers';
import { modelThreads } from './target';
import { serveTinyWriter, WRITER } from './tiny-writer';
import { clickToolbar } from './toolbar';

/** How long writing may take on a busy machine. */
const WRITTEN_MS = 60_000;

/** Notes each part that a panel says it is at, in order, and the fewest points that it has of the page's own sentences. */
const WATCH = `{
  globalThis.parts = [];
  globalThis.fewest = Infinity;
  const note = () => {
    const [said] = /Writing, part \\d+/.exec(document.body.textContent) ?? [];
    if (said && said !== parts.at(-1)) parts.push(said);
    fewest = Math.min(fewest, document.querySelectorAll('[role=tabpanel] > .points a').length);
  };
  new MutationObserver(note).observe(document.body, { childList: true, characterData: true, subtree: true });
}`;

/** What a popup shows that a model wrote, once nothing more is being written. */
const WRITTEN = `{
  const written = document.querySelector('.written-state')?.closest('section');
  written && !/Writing/.test(written.textContent) ? [...written.querySelectorAll('a.point')].map((link) => link.textContent) : null;
}`;

test('a summary that a model was writing when the worker was stopped is written on from the same part, for panel and popup', {
  timeout: 180_000,
}, async ({ browser, id }) => {
  const hub = await serveTinyWriter({ of: 'summaries' });
  const site = await serveSite();
  const options = await ModelOptions.open(browser, id, hub.address);
  const page = await browser.newPage();
  await page.goto(`${site.address}/lighthouse.html`);
  const panel = await openApp(browser, id, 'sidepanel');
  await panel.getByText(/^All 6 sections/).waitFor();
  await options.download(WRITER.title);
  await options.tryOut(WRITER.title, 'processor');

  // In the middle of the second part.
  const steps = await Steps.of(await modelThreads(browser));
  await steps.hold();
  await page.bringToFront();
  await panel.reload();
  const written = panel.getByRole('region', { name: `Written by ${WRITER.title}` });
  await written.getByText(/^Writing, part 1 of \d/).waitFor();
  while ((await written.getByText(/^Writing, part 2 of \d/).count()) === 0) await steps.pass();
  await expect.poll(async () => (await keptOf(panel, page.url())).written?.done).toBe(1);
  const quoted = await panel.getByRole('list').first().getByRole('link').count();

  const popup = await clickToolbar(browser, id, page);
  await popup.until('/Writing, part 2/.test(document.body?.textContent) || null');
  await panel.evaluate(WATCH);
  await (await stopper(browser))();
  await panel.getByText('The browser had stopped the extension. It goes on where it was.').waitFor();
  await expect.poll(() => written.getByText(/^Writing/).count(), { timeout: WRITTEN_MS }).toBe(0);
  expect(await written.getByText('Not finished.').count()).toBe(0);
  const parts = (await panel.evaluate('parts')) as string[];
  expect(parts[0]).toBe('Writing, part 2');
  expect(parts).not.toContain('Writing, part 1');
  expect(await panel.evaluate('fewest'), 'points that stay on the screen').toBe(quoted);
  const run = await keptOf(panel, page.url());
  expect(run).toMatchObject({ state: 'done', attempts: 2, written: { by: WRITER.title, done: run.written?.all } });

  const sentences = await written.getByRole('link').allTextContents();
  const paragraphs = await page.locator('article p').allTextContents();
  expect(sentences.length).toBeGreaterThan(0);
  for (const sentence of sentences) expect(supportOf(sentence.replace(/ \d+$/, ''), paragraphs), sentence).toBeDefined();
  expect(await popup.until(WRITTEN)).toEqual(sentences);
  await popup.close();
  const another = await clickToolbar(browser, id, page);
  expect(await another.until(WRITTEN), 'in a popup that is opened later').toEqual(sentences);
  await another.close();
  await panel.close();
  hub.close();
  site.close();
});

/** The summary of a page as the worker has it. */
async function keptOf(panel: Page, url: string): Promise<SummaryRun> {
  const tab = `chrome.tabs.query({}).then((all) => all.find((tab) => tab.url === ${JSON.stringify(url)}).id)`;
  return (await askWorker(panel, 'recall', { tabId: await panel.evaluate(tab) }))!.summary!;
}
