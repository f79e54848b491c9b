import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { sharedPath } from '../shared';
import { test as plain } from './extension';
import { serveHub } from './hub';
import { serveForm } from './panel';
import { Stage } from './stage';

const folder = sharedPath('models');
if (folder === undefined) console.warn('completions by a downloaded model: skipped: no ../shared/models');
const test = plain.skipIf(folder === undefined);

const card = (page: Page) => page.getByRole('article', { name: 'SmolLM2-135M' });

/** Fetches the model from the local hub on the options page. */
async function download(browser: BrowserContext, id: string, address: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`chrome-extension://${id}/options.html`);
  await page.getByLabel('Download from').fill(address);
  await page.getByLabel('Download from').press('Enter');
  await card(page).getByRole('button', { name: 'Download' }).click();
  await card(page).getByText('SHA-256 checked').waitFor({ timeout: 60_000 });
  return page;
}

/** The engine's name as the worker tells it to our own pages. */
function engineName(page: Page): Promise<string> {
  return page.evaluate(`new Promise((resolve, reject) => {
    const port = chrome.runtime.connect({ name: 'worker' });
    port.onMessage.addListener((reply) => {
      if (reply.kind === 'done') resolve(reply.output.engine);
      if (reply.kind === 'fail') reject(new Error(reply.error.message));
      if (reply.kind !== 'beat') port.disconnect();
    });
    port.postMessage({ kind: 'start', id: 1, name: 'status' });
  })`);
}

test('completes with a downloaded model on wasm, which is loaded after the first key was answered', { timeout: 240_000 }, async ({
  browser,
  id,
}) => {
  const hub = await serveHub(folder!);
  const form = await serveForm();
  const options = await download(browser, id, hub.address);
  const asked = hub.asked.length;
  const stage = await Stage.open(browser, `http://${form.host}/form.html`);
  const field = stage.page.locator('textarea');

  // The built-in level answers before anything of the model is read.
  await stage.type(field, 'I am looking forw');
  expect((await stage.shown()).text).toMatch(/^ard/);
  await expect(card(options).getByText('Not in memory').count()).resolves.toBe(1);
  await card(options).getByText('In memory, runs on the processor').waitFor({ timeout: 90_000 });

  // Suggestions that were typed over make it more patient; a new page has seen none.
  await stage.page.reload();
  await field.fill('The capital of France is ');
  await stage.type(field, 'P');
  await expect.poll(async () => (await stage.ghost())?.text, { timeout: 60_000 }).toBe('aris');
  await stage.press('Tab');
  await expect.poll(() => field.inputValue()).toBe('The capital of France is Paris');
  await card(options)
    .getByText(/tokens a second/)
    .waitFor();
  expect(await engineName(options)).toBe('SmolLM2-135M · wasm');
  expect(hub.asked).toHaveLength(asked);
  expect(stage.errors).toEqual([]);
  hub.close();
  form.close();
});
