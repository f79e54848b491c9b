import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, chromium, type Worker } from 'playwright-core';
import { findChromium } from '../browser';

const built = fileURLToPath(new URL('../../.output/chrome-mv3', import.meta.url));

/** Starts a real Chromium on this profile with the built extension loaded and no way to another machine. `more`: its switches beside these. */
export async function launch(profile: string, more: readonly string[] = []): Promise<BrowserContext> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium: set CHROMIUM to the path of one, or have one in PATH');
  if (!existsSync(join(built, 'manifest.json'))) throw new Error(`No built extension in ${built}: run "npm run build" first`);
  return chromium.launchPersistentContext(profile, {
    executablePath,
    headless: false, // `--headless=new` below: the old headless loads no extensions.
    args: [
      '--headless=new',
      '--no-sandbox',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
      '--enable-unsafe-extension-debugging',
      `--disable-extensions-except=${built}`,
      `--load-extension=${built}`,
      ...more,
    ],
  });
}

/** The extension's service worker, once it runs. */
export async function workerOf(browser: BrowserContext): Promise<Worker> {
  return browser.serviceWorkers()[0] ?? (await browser.waitForEvent('serviceworker'));
}

/** Whether the built-in language model is to help. It is tested by itself: loading it takes a core for seconds, and changes what is completed. */
export async function useOwnModel(worker: Worker, isOn: boolean): Promise<void> {
  await worker.evaluate(`chrome.storage.local.set({ settings: { ownModel: ${isOn} } })`);
}
