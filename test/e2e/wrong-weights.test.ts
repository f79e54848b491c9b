import { expect } from 'vitest';
import { test as plain } from './extension';
import { ModelOptions } from './model-options';
import { ask, openAsk } from './questions';
import { serveSite } from './site-server';
import { Stage } from './stage';
import { serveTinyWriter, WRITER } from './tiny-writer';

const test = plain.extend({ chromium: { switches: ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'] } });
const QUESTION = 'Who was the first keeper?';
/** A card that is a program compiles for a while. */
const PATIENCE_MS = 120_000;

test('weights that compute something wrong write nothing on either device; others are offered, fetched when they are wanted, and write', {
  timeout: 240_000,
}, async ({ browser, id }) => {
  const hub = await serveTinyWriter({ backwards: ['q4'] });
  const site = await serveSite();
  const options = await ModelOptions.open(browser, id, hub.address);
  await options.runOn('Graphics card');
  await Stage.open(browser, `${site.address}/lighthouse.html`);
  // The panel begins with a summary: what is in it is read before there is a model that writes one.
  const panel = await openAsk(browser);
  await options.download(WRITER.title);
  const fetched = (): string[] => hub.asked.map(({ path }) => path).filter((path) => path.endsWith('.onnx'));
  expect(fetched()).toEqual(['onnx/model_q4.onnx']);

  const quoted = await ask(panel, QUESTION);
  await options.says(WRITER.title, 'The q4 weights compute something else than they should on this computer', PATIENCE_MS);
  await options.says(WRITER.title, 'There are q8 weights too.');
  expect(await quoted.locator('q').first().textContent()).toMatch(/keeper/);
  await quoted.locator('.answer[aria-busy="false"]').waitFor();
  expect(await quoted.getByText('Written by a model').count()).toBe(0);
  expect(fetched(), 'nothing that nobody asked for').toHaveLength(1);

  await options.download(WRITER.title);
  expect(fetched()).toEqual(['onnx/model_q4.onnx', 'onnx/model_quantized.onnx']);
  await panel.bringToFront();
  const written = await ask(panel, 'Where was the lighthouse built?');
  await written.locator('p.said').filter({ hasText: 'Written by a model' }).waitFor({ timeout: PATIENCE_MS });
  await options.says(WRITER.title, 'In memory, runs on the processor · loaded');
  await options.says(WRITER.title, ', q8, SHA-256 checked.');
  await panel.close();
  hub.close();
  site.close();
});
