import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { sharedPath } from '../shared';
import { test as plain } from './extension';
import { serveHub } from './hub';
import { ask, openAsk } from './questions';
import { serveSite } from './site-server';

const folder = sharedPath('models');
if (folder === undefined) console.warn('finding by meaning with a downloaded encoder: skipped: no ../shared/models');
const test = plain.skipIf(folder === undefined);

/** Fetches the encoder from the local hub on the options page. */
async function download(browser: BrowserContext, id: string, address: string): Promise<void> {
  const page: Page = await browser.newPage();
  await page.goto(`chrome-extension://${id}/options.html`);
  await page.getByLabel('Download from').fill(address);
  await page.getByLabel('Download from').press('Enter');
  const card = page.getByRole('article', { name: 'MiniLM-L6' });
  await card.getByRole('button', { name: 'Download' }).click();
  await card.getByText('SHA-256 checked').waitFor({ timeout: 60_000 });
  await page.close();
}

test('finds with a downloaded encoder what has other words than the question', { timeout: 180_000 }, async ({ browser, id }) => {
  const hub = await serveHub(folder!);
  const site = await serveSite();
  const page = await browser.newPage();
  await page.goto(`${site.address}/lighthouse.html`);
  // No word of it but the commonest stands in the page.
  const question = 'Did anybody die while it was erected?';
  let panel = await openAsk(browser);
  await (await ask(panel, question)).getByText('The page does not say.').waitFor();
  await panel.close();

  await download(browser, id, hub.address);
  const asked = hub.asked.length;
  await page.bringToFront();
  panel = await openAsk(browser);
  await panel.getByText('By meaning · MiniLM-L6 · wasm').waitFor({ timeout: 90_000 });
  const turn = await ask(panel, question);
  expect(await turn.locator('q').textContent()).toBe(
    'Nobody was killed during the construction, which was rare for such a site.',
  );
  await turn.getByText('MiniLM-L6 · wasm').waitFor();
  await panel.close();

  // What was read is kept: the next panel has nothing to read.
  panel = await openAsk(browser);
  const seen = await panel
    .getByText(/^(Reading for meaning|By meaning)/)
    .first()
    .textContent();
  expect(seen).toBe('By meaning · MiniLM-L6 · wasm');
  expect(hub.asked).toHaveLength(asked);
  await panel.close();
  hub.close();
  site.close();
});
