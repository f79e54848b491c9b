import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { FIRST, SECOND, THIRD, twoColumns } from '../unit/read/pdf/pages';
import { markedText } from './asked';
import { test as base } from './extension';
import { openApp } from './panel';

/** A PDF on the disk. */
const test = base.extend<{ path: string }>({
  path: async ({ task: _ }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'inkling-files-'));
    const path = join(folder, 'bends.pdf');
    await writeFile(path, await twoColumns());
    await use(path);
    await rm(folder, { recursive: true });
  },
});

/** Switches "Allow access to file URLs" as the browser's page of extensions does. */
async function setFileAccess(browser: BrowserContext, id: string, isAllowed: boolean): Promise<void> {
  const settings = await browser.newPage();
  await settings.goto('chrome://extensions');
  // The extension starts anew, and unpacked ones only do so for developers.
  await settings.evaluate('chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true })');
  await settings.evaluate(
    `chrome.developerPrivate.updateExtensionConfiguration({ extensionId: '${id}', fileAccess: ${isAllowed} })`,
  );
  const isReady = `chrome.developerPrivate.getExtensionInfo('${id}').then(({ state, fileAccess }) =>
    state === 'ENABLED' && fileAccess.isActive === ${isAllowed})`;
  await expect.poll(() => settings.evaluate(isReady)).toBe(true);
  await settings.close();
}

/** Drops a file on the middle of a page as a person does. */
async function dropFile(page: Page, path: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { width, height } = page.viewportSize()!;
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: width / 2, y: height / 2, data });
  }
  await session.detach();
}

/** Only the letters: the text layer of a PDF has its lines one after the other. */
const letters = (text: string): string => text.replace(/[^a-z]/gi, '');
const textOf = (point: string): string => point.replace(/ \d+$/, '');
const isSummarised = (panel: Page) => panel.getByText(/^All .*words · Built in$/).waitFor();

/** The first point of a summary that is of the PDF, clicked. */
async function clickPoint(panel: Page): Promise<string> {
  const points = panel.getByRole('list').getByRole('link');
  for (const point of await points.allTextContents()) expect(`${FIRST} ${SECOND} ${THIRD}`).toContain(textOf(point));
  const sentence = textOf((await points.first().textContent())!);
  await points.first().click();
  return sentence;
}

test('summarises a PDF of the disk, and shows a point in the viewer', async ({ browser, id, path }) => {
  await setFileAccess(browser, id, true);
  const page = await browser.newPage();
  const url = pathToFileURL(path).href;
  await page.goto(url);
  const panel = await openApp(browser, id, 'sidepanel');
  await isSummarised(panel);
  const sentence = await clickPoint(panel);
  const viewer = browser.pages().find((one) => one.url().includes('viewer.html'))!;
  expect(new URL(viewer.url()).searchParams.get('url')).toBe(url);
  await expect.poll(async () => letters(await markedText(viewer))).toBe(letters(sentence));
});

test('says what to do where files are not allowed, and reads one that is dropped on the viewer', async ({
  browser,
  id,
  path,
}) => {
  await setFileAccess(browser, id, false);
  const page = await browser.newPage();
  await page.goto(pathToFileURL(path).href);
  const panel = await openApp(browser, id, 'sidepanel');
  await panel.getByRole('tab', { name: 'Summary' }).click();
  await panel.getByRole('heading', { name: 'Nothing to read here' }).waitFor();
  await panel.getByText('Allow access to file URLs').waitFor();
  const opening = browser.waitForEvent('page');
  await panel.getByRole('button', { name: 'Open a PDF or a file' }).click();
  const viewer = await opening;
  await viewer.getByRole('heading', { name: 'Nothing is open' }).waitFor();
  await panel.getByText('Nothing is open in this viewer. Drop a PDF on it.').waitFor();

  await viewer.bringToFront();
  await dropFile(viewer, path);
  await viewer.locator('.page canvas').first().waitFor();
  await isSummarised(panel);
  expect(await panel.getByRole('switch', { name: 'On this site' }).count(), 'switches of a site').toBe(0);
  const sentence = await clickPoint(panel);
  await expect.poll(async () => letters(await markedText(viewer))).toBe(letters(sentence));
});
