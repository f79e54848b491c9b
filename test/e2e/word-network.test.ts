import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { openEngine } from '@/engine/open';
import { test as plain } from './extension';
import { serveForm } from './panel';
import { Stage, textOf } from './stage';

/** Texts whose next word depends on more than the last three words. */
const TEXTS = [
  'After the operation the doctor told the pat',
  'She works as a nurse in a large hos',
  'The movie was so bad that I walked out of the th',
];

/** What the options page says of the built-in network once it is in memory. */
async function networkIsOpen(options: Page): Promise<void> {
  const card = options.getByRole('article', { name: 'Word network' });
  await expect
    .poll(
      async () => {
        await options.reload();
        return card.getByRole('status').textContent();
      },
      { timeout: 20_000 },
    )
    .toContain('in memory, runs on the processor');
}

describe.each([
  ['as it comes', []],
  ['without WebGPU', ['--disable-features=WebGPU,WebGPUService', '--disable-gpu']],
])('%s', (_, switches) => {
  const test = plain.override({ chromium: { switches } });

  test('paints what only the built-in network knows, on a fresh profile without a way to other machines', async ({
    browser,
    id,
  }) => {
    const engine = await openEngine('public/data');
    const form = await serveForm();
    const options = await browser.newPage();
    await options.goto(`chrome-extension://${id}/options.html`);
    await options.getByText('opened when you begin to type').waitFor();
    const stage = await Stage.open(browser, `http://${form.host}/form.html`);
    const field = stage.page.locator('textarea');
    await stage.type(field, 'I am looking forw');
    await stage.shown(); // By the tables, from the first key on.
    await networkIsOpen(options);
    for (const text of TEXTS) {
      const tables = engine.complete({ before: text, networkWeight: 0 }).shown;
      const { shown } = engine.complete({ before: text });
      expect(shown, `after "${text}"`).not.toBeNull();
      expect(tables?.text, `the tables alone after "${text}"`).not.toBe(shown?.text);
      await stage.page.bringToFront();
      await field.fill(text.slice(0, -1));
      await stage.type(field, text.slice(-1));
      await expect.poll(async () => (await stage.ghost())?.text, { timeout: 10_000 }).toBe(shown?.text);
      await stage.press('Tab');
      await expect.poll(() => textOf(field)).toBe(text + shown!.text);
    }
    await form.close();
  });
});
