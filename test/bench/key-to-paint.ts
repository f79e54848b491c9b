import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { attribute, Inspector } from '../e2e/inspector';
import { launch, useOwnModel, workerOf } from '../e2e/launch';
import { serveSite } from '../e2e/site-server';
import { longDocument } from '../unit/worker/reading/text';
import { percentile } from './percentile';

/** Times in ms from a `keydown` to the end of the frame that shows its ghost. */
export interface KeyTimes {
  p50: number;
  p95: number;
  p99: number;
  max: number;
  n: number;
}

export interface KeyToPaint {
  /** With the worker awake. */
  awake: KeyTimes;
  /** While the worker answers another client's jobs without a pause. */
  busy: KeyTimes;
  /** While the worker summarises pages of 10,000 words, one after another. */
  summarising: KeyTimes;
  /** The first key after the worker was stopped. */
  stopped: KeyTimes;
}

const SAMPLES = 500;
const STOPS = 8;
/** A ghost that did not come by then is not coming. */
const LOST_MS = 10_000;
const SUMMARISED_WORDS = 10_000;
/** A person who types 10 keys a second leaves 100 ms; a quick one half of it. */
const KEY_PAUSE_MS = 25;
const LETTER = `Dear all, thank you very much for your help and support over the last few weeks. I would like to let you know
that we have decided to move the meeting to the end of the month, because most of us are going to be away until then. Please let me
know if you have any questions, or if there is anything else that I can do for you. It would be great to see all of you at the
station in the morning. I am looking forward to hearing from you as soon as possible. As far as I know, the first part of the work
is done, and the rest of it should not take more than a couple of days. One of the most important things is to make sure that
everybody has a copy of the report before the next meeting. In addition to that, we need to think about what to do with the money
that was left over at the end of the year. On the other hand, there is no reason to be in a hurry. `.replaceAll('\n', ' ');

/** Measures in the page: each key is one sample if a ghost shows after it, before the next. */
const MEASURE = `function () {
  const times = [];
  let pressedAt;
  globalThis.takeTimes = () => times.splice(0);
  addEventListener('keydown', (event) => { pressedAt = event.timeStamp; }, true);
  new MutationObserver(() => {
    if (this.textContent === '' || pressedAt === undefined) return;
    const start = pressedAt;
    pressedAt = undefined;
    requestAnimationFrame(() => {
      const frame = new MessageChannel();
      frame.port1.onmessage = () => times.push(performance.now() - start);
      frame.port2.postMessage(null); // Runs once the frame is drawn.
    });
  }).observe(this, { characterData: true, childList: true, subtree: true });
}`;

function summarise(times: number[]): KeyTimes {
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => percentile(times, share));
  return { p50: p50!, p95: p95!, p99: p99!, max: Math.max(...times), n: times.length };
}

const takeTimes = (page: Page): Promise<number[]> => page.evaluate('takeTimes()');

/** Types the letter, again and again, until there are enough samples; tells how it goes, as it takes minutes. */
async function typeUntil(page: Page, samples: number, tell: (text: string) => void = () => {}): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; times.length < samples; round++) {
    if (round === 20) throw new Error(`key to paint: ${times.length} ghosts in ${round} letters, expected ${samples}`);
    await page.locator('#textarea').fill('');
    await page.keyboard.type(LETTER, { delay: KEY_PAUSE_MS });
    times.push(...(await takeTimes(page)));
    if (times.length > 0)
      tell(
        `${times.length} of ${samples} ghosts, p50 ${percentile(times, 0.5).toFixed(1)} ms, p95 ${percentile(times, 0.95).toFixed(1)} ms`,
      );
  }
  return times;
}

/** Another client of the worker, which asks for the next completion as soon as it has one. */
async function keepBusy(browser: BrowserContext, address: string): Promise<() => Promise<void>> {
  const page = await browser.newPage();
  await page.goto(address);
  await page.evaluate(`{
    const port = chrome.runtime.connect({ name: 'worker' });
    const before = ${JSON.stringify(LETTER)}.repeat(8).slice(-8000, -1);
    let id = 0;
    const ask = () => port.postMessage({ kind: 'start', id: ++id, name: 'complete', input: { before: before.slice(0, 7000 + (id % 900)), after: '' } });
    port.onMessage.addListener(({ kind }) => kind === 'done' && ask());
    ask();
    ask();
  }`);
  return () => page.close();
}

/** A panel that has one long page after another summarised. What is returned closes it, and fails where it made no summary. */
async function keepSummarising(browser: BrowserContext, address: string): Promise<() => Promise<void>> {
  const page = await browser.newPage();
  await page.goto(address);
  await page.evaluate(`{
    const port = chrome.runtime.connect({ name: 'worker' });
    const waiting = new Map();
    port.onMessage.addListener(({ kind, id, output, error }) => {
      if (kind === 'done') waiting.get(id).resolve(output);
      else if (kind === 'fail') waiting.get(id).reject(new Error(error.message));
    });
    let id = 0;
    const run = (name, input) => new Promise((resolve, reject) => {
      waiting.set(++id, { resolve, reject });
      port.postMessage({ kind: 'start', id, name, input });
    });
    const document = ${JSON.stringify(longDocument(SUMMARISED_WORDS))};
    globalThis.summaries = 0;
    const work = async () => {
      for (let i = 0; ; i++) {
        const { key } = await run('keepDocument', { document: { ...document, title: 'Page ' + i, url: document.url + i } });
        await run('summarize', { document: key, length: 'medium', style: 'points' });
        summaries++;
      }
    };
    void work().catch((reason) => { globalThis.trouble = String(reason); }); // Or the evaluation would wait for its end.
  }`);
  return async () => {
    const [summaries, trouble] = await page.evaluate<[number, string | undefined]>('[summaries, globalThis.trouble]');
    await page.close();
    if (trouble || summaries === 0) throw new Error(`key to paint: ${summaries} summaries were made beside it, ${trouble ?? ''}`);
  };
}

/** Times from key to paint in a real Chromium, over at least 500 keys that a ghost follows. Needs the built extension. */
export async function keyToPaint(progress: (text: string) => void): Promise<KeyToPaint> {
  const profile = await mkdtemp(join(tmpdir(), 'inkling-bench-'));
  const browser = await launch(profile);
  await useOwnModel(await workerOf(browser), false); // What answers at once is measured.
  const site = await serveSite();
  try {
    const page = await browser.newPage();
    await page.goto(`${site.address}/fields.html`);
    const inspector = await Inspector.of(page);
    await page.locator('#textarea').focus();
    await page.keyboard.type(LETTER.slice(0, 300), { delay: KEY_PAUSE_MS }); // Also opens the tables.
    const [ghost] = await inspector.nodes((node) => attribute(node, 'class') === 'ghost');
    if (!ghost) throw new Error('key to paint: no ghost was shown in 300 keys');
    await inspector.call(ghost, MEASURE);
    await typeUntil(page, 50);

    const awake = await typeUntil(page, SAMPLES, (text) => progress(`awake: ${text}`));

    const id = new URL((await workerOf(browser)).url()).host;
    const stop = await keepBusy(browser, `chrome-extension://${id}/popup.html`);
    await page.bringToFront();
    const busy = await typeUntil(page, SAMPLES, (text) => progress(`busy: ${text}`));
    await stop();

    const stopSummaries = await keepSummarising(browser, `chrome-extension://${id}/popup.html`);
    await page.bringToFront();
    const summarising = await typeUntil(page, SAMPLES, (text) => progress(`summarising: ${text}`));
    await stopSummaries();

    const stopped: number[] = [];
    for (let round = 0; round < STOPS; round++) {
      await page.locator('#textarea').fill('I am looking for');
      await page.keyboard.press('Control+End');
      await inspector.session.send('ServiceWorker.enable');
      await inspector.session.send('ServiceWorker.stopAllWorkers');
      await page.waitForTimeout(300);
      await page.keyboard.type('w');
      const lost = Date.now() + LOST_MS;
      while (stopped.length === round && Date.now() < lost) {
        await page.waitForTimeout(50);
        stopped.push(...(await takeTimes(page)).slice(0, 1));
      }
      if (stopped.length === round) throw new Error(`key to paint: no ghost in ${LOST_MS} ms after the worker was stopped`);
    }
    return {
      awake: summarise(awake),
      busy: summarise(busy),
      summarising: summarise(summarising),
      stopped: summarise(stopped),
    };
  } finally {
    site.close();
    await browser.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
