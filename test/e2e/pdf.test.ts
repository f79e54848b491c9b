import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { ReadDocument } from '@/read/document';
import { FIRST, SECOND, THIRD, twoColumns } from '../unit/read/pdf/pages';
import { askWorker, markedText } from './asked';
import { test as base } from './extension';

/** A PDF of two columns served on this machine, and a page of the extension that asks the worker. */
const test = base.extend<{ pdf: string; panel: Page }>({
  pdf: async ({ browser: _ }, use) => {
    const bytes = Buffer.from(await twoColumns());
    const server = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/pdf' });
      response.end(bytes);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/papers/bends.pdf`);
    server.closeAllConnections();
    server.close();
  },
  panel: async ({ browser, id }, use) => {
    const panel = await browser.newPage();
    await panel.goto(`chrome-extension://${id}/viewer.html`);
    await use(panel);
  },
});

async function tabIdOf(panel: Page, url: string): Promise<number> {
  const id = await panel.evaluate(
    `chrome.tabs.query({}).then((tabs) => tabs.find((tab) => tab.url === ${JSON.stringify(url)})?.id)`,
  );
  expect(id, `a tab with ${url}`).toBeTypeOf('number');
  return id as number;
}

/** Reads the PDF in the browser's own viewer, as the panel does. */
async function readIn(browser: BrowserContext, panel: Page, url: string): Promise<{ key: string; document: ReadDocument }> {
  const page = await browser.newPage();
  await page.goto(url);
  const info = await askWorker(panel, 'openDocument', { tabId: await tabIdOf(panel, url), want: 'page' });
  const document = await askWorker(panel, 'readKept', { document: info.key });
  return { key: info.key, document: document! };
}

test('reads a PDF where the browser shows it, and marks a place of it in a viewer of our own', async ({
  browser,
  panel,
  pdf,
}) => {
  const { key, document } = await readIn(browser, panel, pdf);
  expect(document.source).toBe('pdf');
  const paragraphs = document.blocks.filter(({ kind }) => kind === 'paragraph').map(({ text }) => text);
  expect(paragraphs).toEqual(['A. Author and B. Writer', FIRST, SECOND, THIRD, FIRST]);

  const block = document.blocks.findIndex(({ text }) => text === THIRD);
  const text = THIRD.slice(4, -20);
  const opening = browser.waitForEvent('page');
  await askWorker(panel, 'show', { document: key, place: { block, start: 4, end: THIRD.length - 20 } });
  const viewer = await opening;
  expect(await viewer.title()).toBe('bends.pdf · Inkling');
  // The hyphens at the ends of lines are not part of the text, so they are not marked.
  const letters = (words: string): string => words.replace(/\s+/g, '');
  expect(letters(await markedText(viewer))).toBe(letters(text));
  const box = await viewer.evaluate(() => {
    const [first] = CSS.highlights.get('inkling-place')!;
    return (first as Range).getBoundingClientRect().toJSON() as DOMRect;
  });
  expect(box.top).toBeGreaterThan(48);
  expect(box.bottom).toBeLessThan(viewer.viewportSize()!.height);
  await viewer.keyboard.press('Escape');
  expect(await markedText(viewer)).toBe('');

  const tabs = browser.pages().length;
  await askWorker(panel, 'show', { document: key, place: { block, start: 0, end: 3 } });
  expect(await markedText(viewer), 'in the same viewer').toBe('The');
  expect(browser.pages()).toHaveLength(tabs);
});
