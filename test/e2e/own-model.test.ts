import type { Locator } from 'playwright-core';
import { describe, expect } from 'vitest';
import { checkText } from '@/engine/check';
import { openEngine } from '@/engine/open';
import { askWorker } from './asked';
import { test as plain } from './extension';
import { correctsFound } from './marks';
import { serveForm } from './panel';
import { Stage, textOf } from './stage';

const TITLE = 'Built-in language model';
/** Only the language model goes on from it. */
const TEXT = 'Could you please send me the lat';
/** Neither tables nor network find what is wrong. */
const WRONG = 'We discussed the mater for hours. ';

describe.each([
  { name: 'as it comes', switches: [], device: 'processor', runOn: 'Automatic' },
  {
    name: 'without WebGPU',
    switches: ['--disable-features=WebGPU,WebGPUService', '--disable-gpu'],
    device: 'processor',
    runOn: 'Automatic',
  },
  {
    name: 'on a graphics card of software',
    switches: ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'],
    device: 'graphics card',
    runOn: 'Graphics card',
  },
])('$name', ({ switches, device, runOn }) => {
  const test = plain.override({ chromium: { switches }, ownModel: { isOn: true } });

  test('completes and corrects what neither tables nor network do, on a fresh profile without a way to other machines', {
    timeout: 240_000,
  }, async ({ browser, id }) => {
    const engine = await openEngine('public/data');
    const form = await serveForm();
    const options = await browser.newPage();
    await options.goto(`chrome-extension://${id}/options.html`);
    await options.getByLabel('Run models on').selectOption({ label: runOn });
    const card = options.getByRole('article', { name: TITLE });
    await card.getByText('Not in memory').waitFor();
    const stage = await Stage.open(browser, `http://${form.host}/form.html`);
    const field = stage.page.locator('textarea');
    await stage.type(field, 'I am looking forw');
    expect((await stage.shown()).text).toMatch(/^ard/); // At once, by the tables.
    await card.getByText(`In memory, runs on the ${device}`).waitFor({ timeout: 120_000 });
    const { shown } = await (await engine.decoder!())!.complete({ before: TEXT });
    expect(shown?.text).toBe('est');
    expect(engine.complete({ before: TEXT }).shown?.text, 'without it').not.toBe('est');
    await completes(stage, field, TEXT, 'est');
    expect((await checkText({ ...engine, decoder: async () => undefined }, WRONG, true)).mistakes, 'without it').toEqual([]);
    await field.fill('');
    await stage.type(field, WRONG);
    await correctsFound(stage, field, 'mater', 'matter');
    expect(await askWorker(options, 'status', undefined)).toMatchObject({
      engine: `${TITLE} · ${device === 'processor' ? 'wasm' : 'WebGPU'}`,
    });
    expect(stage.errors).toEqual([]);
    await form.close();
  });
});

/** Types the last letter of a text and takes what is then suggested. */
async function completes(stage: Stage, field: Locator, text: string, rest: string): Promise<void> {
  await stage.page.reload();
  await stage.page.bringToFront();
  await field.fill(text.slice(0, -1));
  await stage.type(field, text.slice(-1));
  await expect.poll(async () => (await stage.ghost())?.text, { timeout: 60_000 }).toBe(rest);
  await stage.press('Tab');
  await expect.poll(() => textOf(field)).toBe(text + rest);
}
