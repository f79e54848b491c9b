import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import type { Conversation } from '@/rpc/reading-jobs';
import { askWorker } from './asked';
import { test } from './extension';
import { serveLongPages } from './long-page';
import { openAsk, put } from './questions';
import { stopper } from './stop-workers';
import { clickToolbar } from './toolbar';

/** To look through so many words takes long enough to be met in the middle. */
const LONG = 600_000;
const QUESTION = 'Where was bridge number 13 built?';
const ANSWER = 'A narrow bridge number 13';

let address: string;
let close: () => void;

beforeAll(async () => {
  ({ address, close } = await serveLongPages());
});
afterAll(() => close());

/** Asks from the panel and gives what it says of the answer at the moment at which it first can be stopped; `act` is done in that moment. */
async function askAndMeet(panel: Page, act: 'look' | 'stop'): Promise<string> {
  const met = panel.evaluate(
    (stops) =>
      new Promise<string>((resolve) => {
        new MutationObserver((_, observer) => {
          const stop = [...document.querySelectorAll('button')].find((button) => button.textContent === 'Stop');
          if (!stop) return;
          observer.disconnect();
          resolve(document.querySelector('.answer')?.textContent ?? '');
          if (stops) stop.click();
        }).observe(document.body, { childList: true, subtree: true });
      }),
    act === 'stop',
  );
  await put(panel, QUESTION);
  return met;
}

async function turnsAbout(panel: Page, page: Page): Promise<Conversation['turns']> {
  return (await askWorker(panel, 'conversation', { url: page.url() }))?.turns ?? [];
}

test('stops in the middle of an answer, and completes one in the middle of which the worker was stopped', async ({ browser }) => {
  const page = await browser.newPage();
  await page.goto(`${address}/${LONG}`);
  const panel = await openAsk(browser);
  expect(await askAndMeet(panel, 'stop')).toMatch(/^(Searching|Looking)/);
  const turn = panel.getByRole('article', { name: QUESTION });
  await turn.getByText('Stopped.').waitFor();
  expect(await turn.locator('q').count()).toBe(0);
  expect(await turnsAbout(panel, page)).toMatchObject([{ state: 'stopped' }]);

  const stopWorkers = await stopper(browser);
  await turn.getByRole('button', { name: 'Ask again' }).click();
  // Written down before the worker is stopped: else the next one would not know that this one had begun.
  await expect.poll(() => turnsAbout(panel, page), { timeout: 30_000, interval: 10 }).toMatchObject([{ state: 'running' }]);
  await stopWorkers();
  await turn.locator('q').filter({ hasText: ANSWER }).waitFor();
  await expect.poll(() => turnsAbout(panel, page), { timeout: 30_000 }).toMatchObject([{ state: 'done', attempts: 2 }]);
});

test('completes an answer in the middle of which the panel was closed, and shows it in the popup', async ({ browser, id }) => {
  const page = await browser.newPage();
  await page.goto(`${address}/${LONG}`);
  const panel = await openAsk(browser);
  expect(await askAndMeet(panel, 'look')).toMatch(/^(Searching|Looking)/);
  await panel.close();
  const popup = await clickToolbar(browser, id, page);
  expect(await popup.until('document.querySelector("article q")?.textContent')).toContain(ANSWER);
  await popup.close();
  const next = await openAsk(browser);
  await expect.poll(() => turnsAbout(next, page), { timeout: 30_000 }).toMatchObject([{ state: 'done', attempts: 1 }]);
});
