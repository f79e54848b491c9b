import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { makePdf, THIRD, twoColumns } from '../unit/read/pdf/pages';
import { askWorker, markedText } from './asked';
import { test as base } from './extension';

/** The viewer with nothing open, and another page of the extension that asks the worker about its tab. */
const test = base.extend<{ viewer: Page; panel: Page; tabId: number }>({
  viewer: async ({ browser, id }, use) => {
    const viewer = await browser.newPage();
    await viewer.goto(`chrome-extension://${id}/viewer.html`);
    await use(viewer);
  },
  tabId: async ({ viewer }, use) => use((await viewer.evaluate('chrome.tabs.getCurrent().then((tab) => tab.id)')) as number),
  panel: async ({ browser, id, tabId: _ }, use) => {
    const panel = await browser.newPage();
    await panel.goto(`chrome-extension://${id}/viewer.html`);
    await use(panel);
  },
});

const choose = (viewer: Page, name: string, mimeType: string, buffer: Buffer): Promise<void> =>
  viewer.locator('input[type=file]').setInputFiles({ name, mimeType, buffer });

async function read(panel: Page, tabId: number, want: 'page' | 'selection' = 'page') {
  const { key } = await askWorker(panel, 'openDocument', { tabId, want });
  return { key, document: (await askWorker(panel, 'readKept', { document: key }))! };
}

test('shows a PDF that is chosen, page by page, and reads and marks it', async ({ viewer, panel, tabId }) => {
  await expect(read(panel, tabId)).rejects.toThrow('Nothing is open in this viewer');
  await choose(viewer, 'bends.pdf', 'application/pdf', Buffer.from(await twoColumns()));
  const { key, document: bends } = await read(panel, tabId);
  expect(bends.title).toBe('On the bends of rivers');
  const block = bends.blocks.findIndex(({ text }) => text === THIRD);
  await askWorker(panel, 'show', { document: key, place: { block, start: 0, end: 24 } });
  expect(await markedText(viewer)).toBe(THIRD.slice(0, 24));

  await viewer.bringToFront();
  const number = viewer.getByRole('spinbutton', { name: 'Page' });
  await viewer.getByRole('button', { name: 'Next page' }).click();
  await expect.poll(() => number.inputValue()).toBe('2');
  await number.fill('3');
  await number.press('Enter');
  const top = (): Promise<number> =>
    viewer
      .locator('.page')
      .last()
      .evaluate((page) => page.getBoundingClientRect().top);
  await expect.poll(top, { message: 'the third page, under the bar' }).toBeLessThan(100);
  expect(await top()).toBeGreaterThanOrEqual(48);
  const width = (): Promise<number> =>
    viewer
      .locator('.page')
      .first()
      .evaluate((page) => page.clientWidth);
  const before = await width();
  await viewer.getByRole('button', { name: 'Larger' }).click();
  await expect.poll(width).toBeGreaterThan(before * 1.1);
});

test('reads what is selected in a PDF', async ({ viewer, panel, tabId }) => {
  await choose(viewer, 'bends.pdf', 'application/pdf', Buffer.from(await twoColumns()));
  const words = viewer.locator('.text span', { hasText: 'The explanation is sought' });
  await words.evaluate((span) => getSelection()!.setBaseAndExtent(span.firstChild!, 4, span.firstChild!, 25));
  const { document } = await read(panel, tabId, 'selection');
  expect(document.blocks.map(({ text }) => text)).toEqual(['explanation is sought']);
});

test('shows a text file, and marks a passage of it', async ({ viewer, panel, tabId }) => {
  await choose(viewer, 'notes.md', 'text/markdown', Buffer.from(`# Notes\n\nA *river* that **bends**\nis slow.\n`));
  const { key, document } = await read(panel, tabId);
  expect(document.blocks.map(({ text }) => text)).toEqual(['Notes', 'A river that bends is slow.']);
  await askWorker(panel, 'show', { document: key, place: { block: 1, start: 2, end: 18 } });
  expect(await markedText(viewer)).toBe('river* that **bends');
});

test('shows pictures of pages, and says why they cannot be read', async ({ viewer, panel, tabId }) => {
  const scanned = await makePdf((pdf) => {
    pdf.addPage([300, 400]).drawRectangle({ x: 100, y: 100, width: 100, height: 200 });
  });
  await choose(viewer, 'scan.pdf', 'application/pdf', Buffer.from(scanned));
  await viewer.locator('.page canvas').waitFor();
  await expect(read(panel, tabId)).rejects.toThrow('holds pictures of pages and no text. Run text recognition');
  await choose(viewer, 'broken.pdf', 'application/pdf', Buffer.from('%PDF-1.4 and nothing more'));
  await expect.poll(() => viewer.getByRole('alert').textContent()).toContain('This file is broken');
});
