import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import type { SummaryRun } from '@/rpc/reading-jobs';
import { markedText } from './asked';
import { launch, test } from './extension';
import { serveLongPages } from './long-page';
import { openApp, runJob } from './panel';
import { stopper } from './stop-workers';
import { clickToolbar } from './toolbar';

/** A summary of so many words takes long enough to be met in the middle. */
const LONG = 800_000;

let address: string;
let close: () => void;

beforeAll(async () => {
  ({ address, close } = await serveLongPages());
});
afterAll(() => close());

async function openPage(browser: BrowserContext, words: number): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`${address}/${words}`);
  return page;
}

/** The summaries on the disk, read past the worker. */
function kept(panel: Page): Promise<SummaryRun[]> {
  return panel.evaluate(
    () =>
      new Promise<unknown[]>((resolve, reject) => {
        const opening = indexedDB.open('inkling');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const all = opening.result.transaction('summaries').objectStore('summaries').getAll();
          all.onsuccess = () => {
            opening.result.close();
            resolve(all.result);
          };
        };
      }),
  ) as Promise<SummaryRun[]>;
}

const stop = (panel: Page) => panel.getByRole('button', { name: 'Stop' });
const points = (panel: Page) => panel.getByRole('list').getByRole('link');
const isDone = (panel: Page) => panel.getByText(/^All \d+ sections, .* words · Built in$/).waitFor();

test('has points of 10,000 words, each of which leads to its sentence', async ({ browser, id }) => {
  const page = await openPage(browser, 10_000);
  const popup = await clickToolbar(browser, id, page);
  await popup.until('/All \\d+ sections/.test(document.body?.textContent) || null');
  const sentence = await popup.until<string>(`{
    const last = [...document.querySelectorAll('.points a')].at(-1);
    last.click();
    last.firstChild.data;
  }`);
  await expect.poll(() => markedText(page)).toBe(sentence);
});

test('goes on while the panel is closed, and is there where it is when it is opened again', async ({ browser, id }) => {
  await openPage(browser, LONG);
  let panel = await openApp(browser, id, 'sidepanel');
  // At once, for a fast machine is done soon after its first point.
  await Promise.all([points(panel).first().waitFor(), stop(panel).waitFor()]);
  await panel.close();
  panel = await openApp(browser, id, 'sidepanel');
  await points(panel).first().waitFor();
  await isDone(panel);
  expect(await kept(panel)).toMatchObject([{ state: 'done', attempts: 1 }]);
});

test('goes on while the popup is closed, and is there where it is when it is opened again', async ({ browser, id }) => {
  const page = await openPage(browser, LONG);
  const isStoppable = '[...document.querySelectorAll("button")].some(({ textContent }) => textContent === "Stop") || null';
  let popup = await clickToolbar(browser, id, page);
  await popup.until(isStoppable);
  const first = await popup.until<string>('document.querySelector(".points a")?.firstChild.data');
  await popup.close();
  popup = await clickToolbar(browser, id, page);
  expect(await popup.until('document.querySelector(".points a")?.firstChild.data')).toBe(first);
  await popup.until('/All \\d+ sections/.test(document.body?.textContent) || null');
  await popup.close();
  const other = await browser.newPage();
  await other.goto(`chrome-extension://${id}/manifest.json`);
  expect(await kept(other)).toMatchObject([{ state: 'done', attempts: 1 }]);
});

test('goes on in the next worker when it was stopped in the middle, while the panel looks on', async ({ browser, id }) => {
  await openPage(browser, LONG);
  const panel = await openApp(browser, id, 'sidepanel');
  const stopWorkers = await stopper(browser);
  await stop(panel).waitFor();
  await stopWorkers();
  await isDone(panel);
  const [run] = await kept(panel);
  expect(run).toMatchObject({ state: 'done', attempts: 2 });
  expect(await points(panel).count()).toBe(run!.points.length);
});

test('goes on in the next worker when no panel is there to see it', async ({ browser, id }) => {
  const page = await openPage(browser, LONG);
  let panel = await openApp(browser, id, 'sidepanel');
  const stopWorkers = await stopper(browser);
  await stop(panel).waitFor();
  await panel.close();
  await stopWorkers();
  // Whatever wakes the worker makes it look for what it left; here a field that gets the focus.
  await page.evaluate(() => document.body.prepend(document.createElement('textarea')));
  await page.locator('textarea').pressSequentially('I am looking forw');
  panel = await browser.newPage();
  await panel.goto(`chrome-extension://${id}/manifest.json`);
  await expect.poll(() => kept(panel), { timeout: 20_000 }).toMatchObject([{ state: 'done', attempts: 2 }]);
});

test('stops at once, says so, and goes on when asked to', async ({ browser, id }) => {
  await openPage(browser, LONG);
  const panel = await openApp(browser, id, 'sidepanel');
  // Not the mouse: it waits until nothing moves, and here points come all the time.
  await stop(panel).dispatchEvent('click');
  await panel.getByText(/^Stopped\./).waitFor();
  expect(await kept(panel)).toMatchObject([{ state: 'stopped' }]);
  await panel.getByRole('button', { name: 'Go on' }).click();
  await isDone(panel);
});

test('knows the summary after the browser was closed', async ({ profile }) => {
  const open = async () => {
    const browser = await launch(profile);
    const worker = browser.serviceWorkers()[0] ?? (await browser.waitForEvent('serviceworker'));
    await openPage(browser, 5000);
    return { browser, panel: await openApp(browser, new URL(worker.url()).host, 'sidepanel') };
  };
  const before = await open();
  await isDone(before.panel);
  const [made] = await kept(before.panel);
  await before.browser.close();
  const after = await open();
  await isDone(after.panel);
  const all = await kept(after.panel);
  expect(all.map((run) => ({ ...run, askedMs: 0 }))).toEqual([{ ...made, askedMs: 0 }]);
  await after.browser.close();
});

test('opens a page again to show a place of it when its tab was closed', async ({ browser, id }) => {
  const page = await openPage(browser, 3000);
  const panel = await openApp(browser, id, 'sidepanel');
  await isDone(panel);
  const [run] = await kept(panel);
  const { place, text } = run!.points.at(-1)!;
  await page.close();
  const [opened] = await Promise.all([
    browser.waitForEvent('page'),
    runJob(panel, 'show', { document: run!.request.document, place, quote: text }),
  ]);
  expect(opened.url()).toBe(page.url());
  expect(await markedText(opened)).toBe(text);
});

test('says why a page of the browser cannot be read', async ({ browser, id }) => {
  const page = await browser.newPage();
  await page.goto('chrome://version');
  const panel = await openApp(browser, id, 'sidepanel');
  // The browser does not tell the address of its own pages.
  const tabId = await panel.evaluate<number>('chrome.tabs.query({}).then((tabs) => tabs.findLast(({ url }) => !url).id)');
  await expect(runJob(panel, 'openDocument', { tabId, want: 'page' })).rejects.toThrow(
    'This is a page of the browser itself, which extensions cannot read. Open a web page, then try again.',
  );
});

test('tells content scripts nothing of what was read', async ({ browser, id }) => {
  const page = await openPage(browser, 100);
  const session = await browser.newCDPSession(page);
  const ours = new Promise<number>((resolve) => {
    session.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.origin === `chrome-extension://${id}`) resolve(context.id);
    });
  });
  await session.send('Runtime.enable');
  const { result } = await session.send('Runtime.evaluate', {
    contextId: await ours,
    awaitPromise: true,
    returnByValue: true,
    expression: `new Promise((resolve) => {
      const port = chrome.runtime.connect({ name: 'worker' });
      port.onMessage.addListener((reply) => resolve(reply));
      port.postMessage({ kind: 'start', id: 1, name: 'conversations', input: {} });
    })`,
  });
  expect(result.value).toEqual({ kind: 'fail', id: 1, error: { name: 'Error', message: 'rpc: no job "conversations"' } });
});
