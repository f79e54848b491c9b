import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { sharedPath } from '../shared';
import { askWorker } from './asked';
import { test as plain } from './extension';
import { serveHub } from './hub';
import { ModelOptions } from './model-options';
import { openAsk, put } from './questions';
import { serveSite } from './site-server';
import { modelThreads, type Target } from './target';

const folder = sharedPath('models');
if (folder === undefined) console.warn('a model on the graphics card: skipped: no ../shared/models');
const switches = ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'];
const test = plain.extend({ chromium: { switches } }).skipIf(folder === undefined);
const MODEL = 'MiniLM-L6';
/** A card that is a program takes a while for the first sentence, and more on a busy machine. */
const PATIENCE_MS = 150_000;

/** Waits for an answer that was found by meaning, with the model on this device. */
async function answered(panel: Page, question: string, device: string): Promise<void> {
  const turn = panel.getByRole('article', { name: question });
  await turn.getByText(`${MODEL} · ${device}`).waitFor({ timeout: PATIENCE_MS });
}

/** In the middle of its next run the model's own device is destroyed. */
const DESTROY_IN_NEXT_RUN = `{
  const { createCommandEncoder } = GPUDevice.prototype;
  GPUDevice.prototype.createCommandEncoder = function (...all) {
    GPUDevice.prototype.createCommandEncoder = createCommandEncoder;
    const encoder = createCommandEncoder.apply(this, all);
    this.destroy();
    return encoder;
  };
}`;

/** The thread of the one model that is in memory on the graphics card. */
async function threadOnCard(browser: BrowserContext): Promise<Target> {
  const threads = await modelThreads(browser);
  const uses = await Promise.all(threads.map((thread) => thread.evaluate('typeof GPUDevice')));
  expect(uses, 'threads of models').toEqual(['function']);
  return threads[0]!;
}

test('answers by meaning on a graphics card, also when it is lost in the middle, and on the processor when it is told to', {
  timeout: 600_000,
}, async ({ browser, id }) => {
  const hub = await serveHub(folder!);
  const site = await serveSite();
  const options = await ModelOptions.open(browser, id, hub.address);
  await options.page.getByText('Software graphics card: google swiftshader · models run on the processor').waitFor();
  await options.runOn('Graphics card');
  await options.says(MODEL, 'Fits: it would run on your graphics card (google swiftshader).');
  await options.download(MODEL);
  const asked = hub.asked.length;

  const page = await browser.newPage();
  await page.goto(`${site.address}/tower.html`);
  const panel = await openAsk(browser);
  await panel.getByText(`By meaning · ${MODEL} · WebGPU`).waitFor({ timeout: PATIENCE_MS });
  await put(panel, 'Did anybody die while it was erected?');
  await answered(panel, 'Did anybody die while it was erected?', 'WebGPU');
  await panel.locator('q').filter({ hasText: 'Nobody was killed during the construction' }).first().waitFor();
  await options.says(MODEL, 'In memory, runs on the graphics card');

  // Lost in the middle of an answer: its thread ends, and the answer comes all the same, from the card that there is then.
  const thread = await threadOnCard(browser);
  await thread.evaluate(DESTROY_IN_NEXT_RUN);
  await put(panel, 'Did the man bring his kids?');
  await thread.gone;
  await answered(panel, 'Did the man bring his kids?', 'WebGPU');
  await options.says(MODEL, 'In memory, runs on the graphics card');
  const { turns } = (await askWorker(panel, 'conversation', { url: page.url() }))!;
  expect(turns.at(-1)).toMatchObject({ state: 'done', attempts: 1 });

  await options.runOn('Processor');
  await options.says(MODEL, 'Not in memory');
  await options.tryOut(MODEL, 'processor', PATIENCE_MS);
  expect(hub.asked).toHaveLength(asked);
  await panel.close();
  hub.close();
  site.close();
});
