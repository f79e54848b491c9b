import type { Page } from 'playwright-core';
import type { Pictures } from './pictures';

const QUESTION = 'When did the last keeper leave?';

/** The side panel in a tab of its own, over the page that was in front. */
async function openPanel(page: Page): Promise<Page> {
  const [worker] = page.context().serviceWorkers();
  if (!worker) throw new Error('the extension has no service worker');
  await page.bringToFront();
  const panel = await page.context().newPage();
  await panel.setViewportSize({ width: 420, height: 800 });
  await panel.goto(new URL('/sidepanel.html', worker.url()).href);
  return panel;
}

/** Summarises the article of the page, marks a point in it, and asks it a question. Returns the picture of the summary. */
export async function showReading(page: Page, pictures: Pictures): Promise<Buffer> {
  const panel = await openPanel(page);
  await panel.getByRole('tab', { name: 'Summary' }).click();
  await panel.getByText(/^All \d+ sections/).waitFor();
  const summary = await pictures.take('summary', panel);
  await panel.getByRole('list').getByRole('link').first().click();
  await page.waitForFunction(() => CSS.highlights.has('inkling-place'));
  await pictures.take('passage', page);

  await panel.bringToFront();
  await panel.getByRole('tab', { name: 'Ask', exact: true }).click();
  await panel.getByRole('textbox', { name: 'Question' }).fill(QUESTION);
  await panel.keyboard.press('Enter');
  const turn = panel.getByRole('article', { name: QUESTION }).last();
  await turn.locator('.answer[aria-busy="false"]').filter({ hasText: /./ }).waitFor();
  await pictures.take('answer', panel);
  console.log(`\nasked     “${QUESTION}”\nanswered  “${await turn.locator('q').first().textContent()}”`);
  await panel.close();
  await page.bringToFront();
  return summary;
}
