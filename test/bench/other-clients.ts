import type { BrowserContext } from 'playwright-core';
import { longDocument } from '../unit/worker/reading/text';
import { LETTER } from './typing-page';

const SUMMARISED_WORDS = 10_000;

/** Another client of the worker, which asks for the next completion as soon as it has one. */
export async function keepBusy(browser: BrowserContext, address: string): Promise<() => Promise<void>> {
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
export async function keepSummarising(browser: BrowserContext, address: string): Promise<() => Promise<void>> {
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
