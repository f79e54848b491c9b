import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';

export interface LaunchOptions {
  /** The program to start. */
  chromium: string;
  /** The folder of the built extension. */
  extension: string;
  isHeadless: boolean;
  /** More parameters for the program. */
  parameters: string[];
}

/** A Chromium in a profile of its own, with the extension running. `close` also removes the profile. */
export async function launch(options: LaunchOptions): Promise<{ context: BrowserContext; close(): Promise<void> }> {
  const { extension, isHeadless } = options;
  if (!existsSync(join(extension, 'manifest.json'))) throw new Error(`no extension in "${extension}": run npm run build`);
  const profile = await mkdtemp(join(tmpdir(), 'inkling-demo-'));
  const remove = (): Promise<void> => rm(profile, { recursive: true, force: true, maxRetries: 5 });
  try {
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: options.chromium,
      headless: false, // Only the new headless mode loads extensions; it is asked for below.
      // The sandbox refuses to run as root, which is who one is in most containers.
      chromiumSandbox: process.getuid?.() !== 0,
      ignoreDefaultArgs: ['--enable-automation'],
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      ...(isHeadless ? { viewport: { width: 1200, height: 800 }, deviceScaleFactor: 2 } : { viewport: null }),
      args: [
        ...(isHeadless ? ['--headless=new', '--hide-scrollbars'] : ['--window-size=1240,900']),
        `--disable-extensions-except=${extension}`,
        `--load-extension=${extension}`,
        ...options.parameters,
      ],
    });
    const close = async (): Promise<void> => {
      await context.close();
      await remove();
    };
    try {
      if (context.serviceWorkers().length === 0) await context.waitForEvent('serviceworker', { timeout: 15_000 });
    } catch {
      const version = context.browser()?.version() ?? 'of unknown version';
      await close();
      throw new Error(
        `"${options.chromium}" (${version}) did not load the extension. It takes Chromium 148 or newer; ` +
          'Google Chrome no longer loads extensions from the command line.',
      );
    }
    return { context, close };
  } catch (reason) {
    await remove();
    throw reason;
  }
}
