import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { sharedPath } from '../shared';
import { askWorker } from './asked';
import { test as plain } from './extension';
import { serveHub } from './hub';
import { ModelOptions } from './model-options';
import { ask, openAsk, put } from './questions';
import { serveSite } from './site-server';
import { Steps } from './steps';
import { stopper } from './stop-workers';
import { modelThreads } from './target';

const folder = sharedPath('models');
if (folder === undefined) console.warn('finding by meaning with a downloaded encoder: skipped: no ../shared/models');
const test = plain.skipIf(folder === undefined);
const MODEL = 'MiniLM-L6';

test('finds with a downloaded encoder what has other words than the question, whatever is closed or stopped meanwhile', {
  timeout: 240_000,
}, async ({ browser, worker, id }) => {
  const hub = await serveHub(folder!);
  const site = await serveSite();
  const page = await browser.newPage();
  await page.goto(`${site.address}/tower.html`);
  // No word of it but the commonest stands in the page.
  const question = 'Did anybody die while it was erected?';
  let panel = await openAsk(browser);
  await (await ask(panel, question)).getByText('The page does not say.').waitFor();
  await panel.close();

  const options = await ModelOptions.open(browser, id, hub.address);
  await options.download(MODEL);
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
  await page.bringToFront();
  panel = await openAsk(browser);
  const seen = await panel
    .getByText(/^(Reading for meaning|By meaning)/)
    .first()
    .textContent();
  expect(seen).toBe('By meaning · MiniLM-L6 · wasm');

  await stopsAtOneStep(browser, panel);

  // The page of the threads is closed in the middle of an answer, as where it crashes: the model is loaded again.
  await options.says(MODEL, 'In memory, runs on the processor');
  const stopWorkers = await stopper(browser);
  await put(panel, 'Were there any fatal accidents among the builders?');
  await worker.evaluate('chrome.offscreen.closeDocument()');
  await answered(panel, 'Were there any fatal accidents among the builders?');

  // The worker is stopped in the middle of an answer, with all that was in memory: the next one completes it.
  await stopWorkers();
  await options.says(MODEL, 'Not in memory');
  await put(panel, 'Did the man bring his kids?');
  await expect
    .poll(async () => (await askWorker(panel, 'conversation', { url: page.url() }))?.turns.at(-1)?.state, { interval: 10 })
    .toBe('running');
  await stopWorkers();
  await answered(panel, 'Did the man bring his kids?');
  const { turns } = (await askWorker(panel, 'conversation', { url: page.url() }))!;
  expect(turns.at(-1)).toMatchObject({ state: 'done', attempts: 2 });
  expect(hub.asked).toHaveLength(asked);
  await panel.close();
  hub.close();
  site.close();
});

/** Waits for an answer that was found by meaning. */
async function answered(panel: Page, question: string): Promise<void> {
  await panel.getByRole('article', { name: question }).getByText(`${MODEL} · wasm`).waitFor({ timeout: 60_000 });
}

/** Stops an answer in the middle of the first of its two steps, and counts those of the next: none was begun in between. */
async function stopsAtOneStep(browser: BrowserContext, panel: Page): Promise<void> {
  await ask(panel, 'Who was killed during the construction?'); // Which loads what is not in memory.
  const steps = await Steps.of(await modelThreads(browser));
  await ask(panel, 'Who was killed during the works?');
  expect(await steps.count(), 'steps of an answer: the encoder, the reader').toBe(2);

  await steps.hold();
  const turn = await put(panel, 'Who was killed during the building?');
  await expect.poll(() => steps.count()).toBe(3);
  await panel.getByRole('button', { name: 'Stop' }).click();
  await turn.getByText('Stopped.').waitFor();
  await steps.letGo();
  await ask(panel, 'Who was killed during the erection?');
  expect(await steps.count()).toBe(5);
}
