import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch, workerOf } from '../e2e/launch';
import { clickToolbar } from '../e2e/toolbar';
import { percentile } from './percentile';

/** Times in ms from the click on the toolbar's button to the first points of a summary on screen. */
export interface PointTimes {
  p50: number;
  max: number;
  n: number;
}

export interface ClickToPoints {
  /** The page was never read before. */
  first: PointTimes;
  /** The popup is opened again over the same page. */
  again: PointTimes;
}

const ROUNDS = 10;
const SENTENCES_A_PARAGRAPH = 5;
const PARAGRAPHS_A_SECTION = 8;

/** Notes in the popup when it shows the first point: at once if it does already. */
const WATCH = `(globalThis.isWatching ??= (() => {
  const look = () => {
    if (!document.querySelector('.points a')) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => { globalThis.pointsAt = performance.timeOrigin + performance.now(); }));
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true, subtree: true });
  look();
  return true;
})(), globalThis.pointsAt)`;

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** A page of at least so many words, which begins with another sentence each time. */
function pageOf(sentences: readonly string[], from: number, words: number): string {
  const parts: string[] = [];
  let written = 0;
  for (let paragraph = 0, i = from; written < words; paragraph++, i += SENTENCES_A_PARAGRAPH) {
    const text = Array.from({ length: SENTENCES_A_PARAGRAPH }, (_, k) => sentences[(i + k) % sentences.length]!).join(' ');
    if (paragraph % PARAGRAPHS_A_SECTION === 0) parts.push(`<h2>${escaped(text.split(' ').slice(0, 5).join(' '))}</h2>`);
    parts.push(`<p>${escaped(text)}</p>`);
    written += text.split(' ').length;
  }
  return `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><title>Page ${from}</title>
<nav><a href="#">Home</a></nav><main><article><h1>Page ${from}</h1>${parts.join('\n')}</article></main></html>`;
}

function summarise(times: number[]): PointTimes {
  return { p50: percentile(times, 0.5), max: Math.max(...times), n: times.length };
}

/** Times over pages of `words` words made of the sentences, in a real Chromium. Needs the built extension. */
export async function clickToPoints(sentences: readonly string[], words: number): Promise<ClickToPoints> {
  const server = createServer(({ url = '/' }, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(pageOf(sentences, Number(url.slice(1)) * 97, words));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const profile = await mkdtemp(join(tmpdir(), 'inkling-bench-'));
  const browser = await launch(profile);
  try {
    const id = new URL((await workerOf(browser)).url()).host;
    const first: number[] = [];
    const again: number[] = [];
    for (let round = 0; round <= ROUNDS; round++) {
      const page = await browser.newPage();
      await page.goto(`${address}/${round}`);
      for (const times of [first, again]) {
        const { popup, clickedAt } = await clickAt(browser, id, page);
        const pointsAt = await popup.until<number>(WATCH);
        if (round > 0) times.push(pointsAt - clickedAt); // The first round also starts the worker and warms the browser.
        await popup.until('setTimeout(() => close()) && true');
      }
      await page.close();
    }
    return { first: summarise(first), again: summarise(again) };
  } finally {
    server.close();
    server.closeAllConnections();
    await browser.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function clickAt(...[browser, id, page]: Parameters<typeof clickToolbar>) {
  await page.bringToFront();
  const clickedAt = performance.timeOrigin + performance.now();
  return { clickedAt, popup: await clickToolbar(browser, id, page) };
}
