import type { CDPSession } from 'playwright-core';
import { expect } from 'vitest';
import { residentBytes } from '../resident';
import { sharedPath } from '../shared';
import { test as plain } from './extension';
import { serveHub } from './hub';
import { ModelOptions } from './model-options';

const folder = sharedPath('models');
const canTell = process.platform === 'linux';
if (folder === undefined) console.warn('memory of a released model: skipped: no ../shared/models');
if (!canTell) console.warn('memory of a released model: skipped: only Linux tells it');
const test = plain.skipIf(folder === undefined || !canTell);
const MODEL = 'MiniLM-L6';
const WEIGHTS_BYTES = 23_402_665;
const LOADS = 3;

/** Threads of the browser, and pages that hold those of models. */
async function threads(browser: CDPSession): Promise<{ threads: number; pages: number }> {
  const { targetInfos } = await browser.send('Target.getTargets', { filter: [{ type: 'tab', exclude: true }, {}] });
  return {
    threads: targetInfos.filter(({ type }) => type === 'worker').length,
    pages: targetInfos.filter(({ url }) => url.endsWith('/models.html')).length,
  };
}

test('a released model ends its thread and gives its memory back, however often it is loaded', { timeout: 300_000 }, async ({
  browser,
  id,
}) => {
  const hub = await serveHub(folder!);
  const options = await ModelOptions.open(browser, id, hub.address);
  await options.download(MODEL);
  const session = await browser.browser()!.newBrowserCDPSession();
  const bytes = async (): Promise<number> => (await residentBytes(session, 'renderer'))!;
  /** Waits until it is less: what a thread had is given back in its own time. */
  const falls = (most: number): Promise<void> => expect.poll(bytes, { timeout: 60_000 }).toBeLessThan(most);

  let first = 0;
  for (let count = 1; count <= LOADS; count++) {
    await options.tryOut(MODEL, 'processor');
    expect(await threads(session)).toEqual({ threads: 1, pages: 1 });
    const loaded = await bytes();
    // To change where models run frees all that are in memory.
    await options.runOn(count % 2 ? 'Processor' : 'Automatic');
    await options.says(MODEL, 'Not in memory');
    await expect.poll(() => threads(session)).toEqual({ threads: 0, pages: 0 });
    await falls(loaded - WEIGHTS_BYTES);
    if (count === 1) first = await bytes();
  }
  await falls(first + WEIGHTS_BYTES);
  hub.close();
});
