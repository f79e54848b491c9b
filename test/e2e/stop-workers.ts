import type { BrowserContext, CDPSession } from 'playwright-core';

/** Stops every worker, as the browser does when it wants the memory. */
export async function stopper(browser: BrowserContext): Promise<() => Promise<void>> {
  const session: CDPSession = await browser.newCDPSession(browser.pages()[0]!);
  await session.send('ServiceWorker.enable');
  return async () => void (await session.send('ServiceWorker.stopAllWorkers'));
}
