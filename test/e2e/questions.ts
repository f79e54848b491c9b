import type { BrowserContext, Locator, Page } from 'playwright-core';
import { workerOf } from './extension';
import { openApp } from './panel';

export async function idOf(browser: BrowserContext): Promise<string> {
  return new URL((await workerOf(browser)).url()).host;
}

/** The side panel at its conversation, over the page that is in front. */
export async function openAsk(browser: BrowserContext): Promise<Page> {
  const panel = await openApp(browser, await idOf(browser), 'sidepanel');
  await panel.getByRole('tab', { name: 'Ask', exact: true }).click();
  await panel.getByRole('textbox', { name: 'Question' }).waitFor();
  return panel;
}

/** Sends a question; gives where it and its answer are shown. */
export async function put(panel: Page, question: string): Promise<Locator> {
  const field = panel.getByRole('textbox', { name: 'Question' });
  await field.fill(question);
  await field.press('Enter');
  return panel.getByRole('article', { name: question }).last();
}

/** Asks and waits until there is an answer. */
export async function ask(panel: Page, question: string): Promise<Locator> {
  const turn = await put(panel, question);
  await turn.locator('.answer[aria-busy="false"]').filter({ hasText: /./ }).waitFor();
  return turn;
}

/** What stands in the paragraph that a model wrote: its sentences, without the chips between them. */
export function sentencesIn(written: Locator): Promise<string[]> {
  return written.evaluate((paragraph) =>
    [...paragraph.childNodes]
      .filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
      .map(({ textContent }) => textContent!.trim())
      .filter(Boolean),
  );
}
