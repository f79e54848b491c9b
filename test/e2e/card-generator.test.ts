import { expect } from 'vitest';
import { sharedPath } from '../shared';
import { test as plain } from './extension';
import { serveHub } from './hub';
import { underlines } from './marks';
import { ModelOptions } from './model-options';
import { serveForm } from './panel';
import { Stage } from './stage';

const folder = sharedPath('models');
if (folder === undefined) console.warn('SmolLM2 on the graphics card: skipped: no ../shared/models');
const switches = ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'];
const test = plain.extend({ chromium: { switches } }).skipIf(folder === undefined);
const MODEL = 'SmolLM2-135M';
/** A card that is a program takes half a minute for a model of this size, and more on a busy machine. */
const LOADED_MS = 400_000;
const ANSWERED_MS = 180_000;

test('SmolLM2 completes and finds a wrong word on a graphics card', { timeout: 900_000 }, async ({ browser, id }) => {
  const hub = await serveHub(folder!);
  const form = await serveForm();
  const options = await ModelOptions.open(browser, id, hub.address);
  await options.runOn('Graphics card');
  await options.download(MODEL);
  const asked = hub.asked.length;
  await options.tryOut(MODEL, 'graphics card', LOADED_MS);

  const stage = await Stage.open(browser, `http://${form.host}/form.html`);
  const field = stage.page.locator('textarea');
  await field.fill('The capital of France is ');
  await stage.type(field, 'P');
  await expect.poll(async () => (await stage.ghost())?.text, { timeout: ANSWERED_MS }).toBe('aris');
  await stage.press('Tab');
  await expect.poll(() => field.inputValue()).toBe('The capital of France is Paris');

  const sentence = 'They sailed across the see in a small boat. ';
  await field.fill('');
  await stage.type(field, sentence);
  await expect.poll(async () => (await underlines(field)).map(({ word }) => word), { timeout: ANSWERED_MS }).toEqual(['see']);
  await options.says(MODEL, 'In memory, runs on the graphics card');

  expect(hub.asked).toHaveLength(asked);
  expect(stage.errors).toEqual([]);
  hub.close();
  form.close();
});
