import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { sharedPath } from '../shared';
import { askWorker } from './asked';
import { test as plain } from './extension';
import { serveHub } from './hub';
import { correctsFound } from './marks';
import { ModelOptions } from './model-options';
import { serveForm } from './panel';
import { Stage } from './stage';

const folder = sharedPath('models');
if (folder === undefined) console.warn('completions by a downloaded model: skipped: no ../shared/models');
const MODEL = 'SmolLM2-135M';
const test = plain.skipIf(folder === undefined);

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

/** How many other jobs the worker answers, one after another, while a model works through its test. */
function answeredMeanwhile(page: Page): Promise<number> {
  return page.evaluate(`new Promise((resolve, reject) => {
    const port = chrome.runtime.connect({ name: 'worker' });
    let count = 0;
    const ask = () => port.postMessage({ kind: 'start', id: 2 + count, name: 'status' });
    port.onMessage.addListener((reply) => {
      if (reply.kind === 'fail') reject(new Error(reply.error.message));
      if (reply.kind !== 'done') return;
      if (reply.id === 1) return resolve(count);
      count++;
      ask();
    });
    port.postMessage({ kind: 'start', id: 1, name: 'tryModel', input: { id: 'smollm2-135m' } });
    ask();
  })`);
}

test('corrects and completes with a downloaded model on wasm, which is loaded after the first key was answered', {
  timeout: 240_000,
}, async ({ browser, id }) => {
  const hub = await serveHub(folder!);
  const form = await serveForm();
  const options = await ModelOptions.open(browser, id, hub.address);
  const { page } = options;
  await page.getByText('No graphics card that the browser offers: models run on the processor').waitFor();
  await options.download(MODEL);
  const asked = hub.asked.length;
  const stage = await Stage.open(browser, `http://${form.host}/form.html`);
  const field = stage.page.locator('textarea');

  // The built-in level answers while nothing of the model is read yet: it is loaded when typing rests.
  await options.says(MODEL, 'Not in memory');
  await stage.type(field, 'I am looking forw');
  expect((await stage.shown()).text).toMatch(/^ard/);

  // So does the built-in look at real words, and the model looks again when it is there, without another key.
  await corrects(stage, field, page, () => options.says(MODEL, 'In memory, runs on the processor', 90_000));

  // Suggestions that were typed over make it more patient; a new page has seen none.
  await completes(stage, field);
  await options
    .card(MODEL)
    .getByText(/tokens a second/)
    .waitFor();
  expect(await engineName(page)).toBe('SmolLM2-135M · wasm');

  // A step of the model keeps nobody else waiting: between its three steps there would be time for a few.
  expect(await answeredMeanwhile(page)).toBeGreaterThan(10);

  // The worker is stopped while the model works, and what it had is of no use to the next.
  await options.card(MODEL).getByRole('button', { name: 'Try it' }).click();
  const session = await browser.newCDPSession(page);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await options.says(MODEL, 'Not in memory');
  await options.tryOut(MODEL, 'processor', 90_000);
  await completes(stage, field);

  expect(hub.asked).toHaveLength(asked);
  expect(stage.errors).toEqual([]);
  hub.close();
  form.close();
});

/** Types a letter after words that only the model goes on from, and takes its suggestion. */
async function completes(stage: Stage, field: Locator): Promise<void> {
  await stage.page.reload();
  await field.fill('The capital of France is ');
  await stage.type(field, 'P');
  await expect.poll(async () => (await stage.ghost())?.text, { timeout: 60_000 }).toBe('aris');
  await stage.press('Tab');
  await expect.poll(() => field.inputValue()).toBe('The capital of France is Paris');
}

/** Types a sentence with a word that only the model finds wrong, waits for it with no more typed, and takes its correction. */
async function corrects(stage: Stage, field: Locator, own: Page, loaded: () => Promise<void>): Promise<void> {
  const sentence = 'They sailed across the see in a small boat. ';
  expect(await askWorker(own, 'reconsider', { paragraph: sentence })).toMatchObject({ mistakes: [], by: 'network' });
  await field.fill('');
  await stage.type(field, sentence);
  await loaded();
  await correctsFound(stage, field, 'see', 'sea');
}
