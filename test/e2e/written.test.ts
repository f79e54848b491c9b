import { expect } from 'vitest';
import { modelEntry } from '@/models/catalog';
import { supportOf } from '@/text/support';
import { sharedPath } from '../shared';
import { markedText } from './asked';
import { test as plain } from './extension';
import { serveHub } from './hub';
import { ModelOptions } from './model-options';
import { openAsk, put, sentencesIn } from './questions';
import { serveSite } from './site-server';

const folder = sharedPath('models');
if (folder === undefined) console.warn('answers that a model writes: skipped: no ../shared/models');
const test = plain.skipIf(folder === undefined);

/** The catalogue has this one write answers. The files of the smaller one stand in for its own. */
const WRITER = modelEntry('smollm2-360m');
const STAND_IN = modelEntry('smollm2-135m');

test('has a downloaded model write beside what is quoted, each sentence with the place that bears it out, until it is stopped', {
  timeout: 240_000,
}, async ({ browser, id }) => {
  const hub = await serveHub(folder!, { [WRITER.repository]: STAND_IN.repository });
  const site = await serveSite();
  const page = await browser.newPage();
  await page.goto(`${site.address}/lighthouse.html`);
  const options = await ModelOptions.open(browser, id, hub.address);
  await options.download(WRITER.title);
  const asked = hub.asked.length;
  await page.bringToFront();
  const panel = await openAsk(browser);

  const turn = await put(panel, 'How high is the tower?');
  await turn.getByText(/^Writing/).waitFor();
  expect(await turn.locator('q').first().textContent()).toContain('41 metres');
  const written = turn.locator('p.said').filter({ hasText: 'Written by a model' });
  await written.waitFor({ timeout: 120_000 });
  await turn.locator('.answer[aria-busy="false"]').waitFor({ timeout: 120_000 });
  await turn.getByText(`${WRITER.title}`).waitFor();
  const sentences = await sentencesIn(written);
  expect(sentences.length).toBeGreaterThan(0);
  const paragraphs = await page.locator('article p').allTextContents();
  for (const [i, sentence] of sentences.entries()) {
    const paragraph = paragraphs[supportOf(sentence, paragraphs)!.passage]!;
    await written
      .getByRole('button', { name: /^Show passage/ })
      .nth(i)
      .click();
    await expect.poll(() => markedText(page)).not.toBe('');
    expect(paragraph).toContain(await markedText(page));
  }

  // Stopped while it writes: what is quoted stays.
  const stopped = await put(panel, 'Who was the first keeper?');
  await stopped.getByText(/^Writing/).waitFor();
  await panel.getByRole('button', { name: 'Stop' }).click();
  await stopped.getByText('Stopped.').waitFor();
  expect(await stopped.locator('q').first().textContent()).toContain('Anders Lund');
  expect(hub.asked).toHaveLength(asked);
  await panel.close();
  hub.close();
  site.close();
});
