import type { BrowserContext, Page, Worker } from 'playwright-core';
import { afterEach, beforeEach, expect } from 'vitest';
import { sharedPath } from '../shared';
import { launch, test as plain, workerOf } from './extension';
import { type Hub, serveHub } from './hub';
import { type Requests, watchRequests } from './requests';

const folder = sharedPath('models');
if (folder === undefined) console.warn('downloads of models: skipped: no ../shared/models');
const test = plain.skipIf(folder === undefined);

const WEIGHTS = 'onnx/model_quantized.onnx';
const WEIGHTS_BYTES = 23_402_665;

let hub: Hub;
/** Of the browsers that a test starts itself. */
let watched: Requests[];
beforeEach(async () => {
  hub = await serveHub(folder!);
  watched = [];
});
afterEach(() => {
  hub.close();
  for (const { staying, leaving } of watched) {
    expect(
      staying.filter((url) => url.startsWith(hub.address)),
      'requests of the worker that were noted',
    ).not.toEqual([]);
    expect(leaving, 'requests to other machines').toEqual([]);
  }
});

async function launchWatched(profile: string): Promise<BrowserContext> {
  const browser = await launch(profile);
  watched.push(watchRequests(browser));
  return browser;
}

async function openOptions(browser: BrowserContext, worker: Worker): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`chrome-extension://${new URL(worker.url()).host}/options.html`);
  await page.getByText('free on the disk').waitFor();
  return page;
}

/** Opens the options page and names the local host there. */
async function openWithHub(browser: BrowserContext, worker: Worker): Promise<Page> {
  const page = await openOptions(browser, worker);
  const host = page.getByLabel('Download from');
  await host.fill(hub.address);
  await host.press('Enter');
  await page
    .getByText(`from ${new URL(hub.address).host}`)
    .first()
    .waitFor();
  return page;
}

const card = (page: Page, title: string) => page.getByRole('article', { name: title });

/** Bytes of models on disk, as the browser's private file system has them. */
function bytesOnDisk(page: Page): Promise<number> {
  return page.evaluate(`(async () => {
    const sizeOf = async (folder) => {
      let size = 0;
      for await (const entry of folder.values()) size += entry.kind === 'file' ? (await entry.getFile()).size : await sizeOf(entry);
      return size;
    };
    const root = await navigator.storage.getDirectory();
    return root.getDirectoryHandle('models').then(sizeOf, () => 0);
  })()`);
}

test('asks for nothing before Download is pressed; then fetches, checks and deletes a model', async ({ browser, worker }) => {
  const page = await openWithHub(browser, worker);
  const model = card(page, 'MiniLM-L6');
  await model.getByText('Apache-2.0 licence').waitFor();
  expect(hub.asked).toEqual([]);
  hub.holds.set(WEIGHTS, 12_000_000);
  await model.getByRole('button', { name: 'Download 23 MB' }).click();
  await model.getByText(/^1\d(\.\d)? MB of 23\.9 MB/).waitFor();
  expect(await model.getByRole('progressbar').getAttribute('max')).toBe('23869873');
  hub.holds.clear();
  await model.getByText('On this computer: 23.9 MB, q8, SHA-256 checked.').waitFor();
  expect(hub.asked.map(({ path }) => path)).toEqual(['config.json', 'tokenizer.json', 'tokenizer_config.json', WEIGHTS]);
  expect(await bytesOnDisk(page)).toBe(23_869_873);

  await model.getByRole('button', { name: 'Delete' }).click();
  await model.getByRole('button', { name: 'Delete' }).click();
  await model.getByRole('button', { name: 'Download' }).waitFor();
  expect(await bytesOnDisk(page)).toBe(0);
});

test('pauses, and goes on with the rest after the browser was closed', async ({ profile }) => {
  let browser = await launchWatched(profile);
  let page = await openWithHub(browser, await workerOf(browser));
  hub.holds.set(WEIGHTS, 12_000_000);
  await card(page, 'MiniLM-L6').getByRole('button', { name: 'Download' }).click();
  await card(page, 'MiniLM-L6')
    .getByText(/^12(\.\d)? MB of/)
    .waitFor();
  await card(page, 'MiniLM-L6').getByRole('button', { name: 'Pause' }).click();
  await card(page, 'MiniLM-L6')
    .getByText(/^Paused at 12/)
    .waitFor();
  await browser.close();

  hub.holds.clear();
  browser = await launchWatched(profile);
  page = await openOptions(browser, await workerOf(browser));
  await card(page, 'MiniLM-L6')
    .getByText(/^Paused at 12/)
    .waitFor();
  await card(page, 'MiniLM-L6').getByRole('button', { name: 'Resume' }).click();
  await card(page, 'MiniLM-L6').getByText('SHA-256 checked').waitFor();
  const ranges = hub.asked.filter(({ path }) => path === WEIGHTS).map(({ range }) => Number(/\d+/.exec(range!)![0]));
  expect(ranges).toHaveLength(2);
  expect(ranges[1]).toBeGreaterThan(10_000_000);
  await browser.close();
});

test('goes on by itself when the browser was closed in the middle', async ({ profile }) => {
  let browser = await launchWatched(profile);
  let page = await openWithHub(browser, await workerOf(browser));
  hub.holds.set(WEIGHTS, 12_000_000);
  await card(page, 'MiniLM-L6').getByRole('button', { name: 'Download' }).click();
  await card(page, 'MiniLM-L6')
    .getByText(/^12(\.\d)? MB of/)
    .waitFor();
  await browser.close();
  hub.holds.clear();
  browser = await launchWatched(profile);
  page = await openOptions(browser, await workerOf(browser));
  await card(page, 'MiniLM-L6').getByText('SHA-256 checked').waitFor();
  const [, again] = hub.asked.filter(({ path }) => path === WEIGHTS).map(({ range }) => Number(/\d+/.exec(range!)![0]));
  expect(again).toBeGreaterThan(4_000_000);
  await browser.close();
});

test('finds a wrong byte and fetches that file again, and no other', async ({ browser, worker }) => {
  const page = await openWithHub(browser, worker);
  hub.corrupt.set(WEIGHTS, 1);
  await card(page, 'MiniLM-L6').getByRole('button', { name: 'Download' }).click();
  await card(page, 'MiniLM-L6').getByText('SHA-256 checked').waitFor();
  expect(hub.asked.map(({ path }) => path)).toEqual(['config.json', 'tokenizer.json', 'tokenizer_config.json', WEIGHTS, WEIGHTS]);
});

test('goes on where the host broke off, and says what is wrong where it never has the file', async ({ browser, worker }) => {
  const page = await openWithHub(browser, worker);
  const model = card(page, 'MiniLM-L6');
  hub.missing.add('tokenizer.json');
  await model.getByRole('button', { name: 'Download' }).click();
  await model.getByText(/has no Xenova\/all-MiniLM-L6-v2\/tokenizer\.json \(status 404\)/).waitFor();
  hub.missing.clear();
  hub.breaks.set(WEIGHTS, { afterBytes: 8_000_000, times: 2 });
  await model.getByRole('button', { name: 'Try again' }).click();
  await model.getByText('SHA-256 checked').waitFor();
  const starts = hub.asked.filter(({ path }) => path === WEIGHTS).map(({ range }) => Number(/\d+/.exec(range!)![0]));
  expect(starts).toHaveLength(3);
  expect(starts[2]).toBeGreaterThan(starts[1]!);
  expect(starts[2]! - starts[1]!).toBeLessThan(WEIGHTS_BYTES / 2);
});

test('asks for the space on the disk before the first byte, and goes on when there is room', async ({ browser, worker, id }) => {
  const page = await openWithHub(browser, worker);
  const session = await browser.newCDPSession(page);
  const origin = `chrome-extension://${id}`;
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 10_000_000 });
  const model = card(page, 'MiniLM-L6');
  await model.getByRole('button', { name: 'Download' }).click();
  await model.getByText('The download stopped: 24 MB are needed and 10 MB are free on the disk').waitFor();
  expect(hub.asked).toEqual([]);
  await session.send('Storage.overrideQuotaForOrigin', { origin });
  await model.getByRole('button', { name: 'Try again' }).click();
  await model.getByText('SHA-256 checked').waitFor();
});

test('lets no request go to a host that is neither the hub nor this computer', async ({ browser, worker }) => {
  const page = await openOptions(browser, worker);
  const host = page.getByLabel('Download from');
  await host.fill('http://models.example.org/');
  await host.press('Enter');
  await page.getByText('Only https://huggingface.co/').waitFor();
  expect(await worker.evaluate(`fetch('http://models.example.org/').then(() => 'sent', (reason) => reason.name)`)).toBe(
    'TypeError',
  );
});
