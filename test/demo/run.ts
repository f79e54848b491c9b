import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { ensureChromium } from '../browser';
import { watchRequests } from '../e2e/requests';
import { blockNetwork } from '../offline';
import { launch } from './launch';
import { checkOffline } from './network';
import { Pictures } from './pictures';
import { makePoster } from './poster';
import { serveFolder } from './server';
import { showReading } from './show-reading';
import { showSpelling } from './show-spelling';
import { showWriting } from './show-writing';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Everything that must be undone, last first, however the demonstration ends. */
const undo: (() => unknown)[] = [];

async function end(): Promise<void> {
  for (let step = undo.pop(); step; step = undo.pop()) await step();
}

/** Reads the command line. Headless where there is no display, unless told otherwise. */
function readOptions(): { isHeadless: boolean; isOnline: boolean } {
  const { values } = parseArgs({
    options: { headed: { type: 'boolean' }, headless: { type: 'boolean' }, online: { type: 'boolean', default: false } },
  });
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  const hasDisplay = process.platform === 'darwin' || process.platform === 'win32' || Boolean(DISPLAY || WAYLAND_DISPLAY);
  const isHeadless = values.headless ?? !(values.headed ?? hasDisplay);
  if (isHeadless && values.online) throw new Error('--online is for the demonstration in a window: without one it runs offline');
  return { isHeadless, isOnline: values.online };
}

async function showInWindow(page: Page, isOnline: boolean): Promise<void> {
  console.log(`
The demonstration page is open: ${page.url()}
Write in the message, the chat or the comment, for example “Thank you for”. When grey text appears after what you wrote:
  Tab      takes all of it
  Ctrl+→   takes one word (⌘→ on a Mac)
  Esc      hides it; so does writing something else
Words that are wrong are underlined, for example in “I recieved it fifteen minuets ago.” A click on one, or Alt+., corrects it.
Inkling’s button in the toolbar summarises the article and answers questions about it.
${isOnline ? '' : 'This browser has no network, and Inkling needs none. To try other pages: npm run demo -- --online\n'}Close the window to end.`);
  await page.context().waitForEvent('close', { timeout: 0 });
}

async function demonstrate(): Promise<void> {
  const { isHeadless, isOnline } = readOptions();
  const browser = ensureChromium();
  execFileSync(process.execPath, [join(ROOT, 'node_modules/wxt/bin/wxt.mjs'), 'build'], { cwd: ROOT, stdio: ['ignore', 2, 2] });

  const server = await serveFolder(join(ROOT, 'test/demo/site'));
  undo.push(() => server.close());
  const network = await blockNetwork();
  undo.push(() => network.close());
  const { context, close } = await launch({
    chromium: browser,
    extension: join(ROOT, '.output/chrome-mv3'),
    isHeadless,
    parameters: isOnline ? [] : network.parameters,
  });
  undo.push(close);
  const requests = watchRequests(context);
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(server.url);
  if (!isHeadless) return showInWindow(page, isOnline);

  const pictures = new Pictures(join(ROOT, '.output/demo'));
  const without = await showWriting(page, pictures);
  const card = await showSpelling(page, pictures);
  const summary = await showReading(page, pictures);
  pictures.save('poster', await makePoster(page, card, summary));
  await checkOffline(page, requests, network);
  if (without.length > 0) throw new Error(`no completion was taken in: ${without.join(', ')}`);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => void end().finally(() => process.exit(130)));
}
try {
  await demonstrate();
} catch (reason) {
  console.error(`demo: ${reason instanceof Error ? reason.message : reason}`);
  process.exitCode = 1;
} finally {
  await end();
}
