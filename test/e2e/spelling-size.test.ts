import type { Locator, Worker } from 'playwright-core';
import { expect } from 'vitest';
import { percentile } from '../bench/percentile';
import { workerOf } from './launch';
import { underlines } from './marks';
import { type Stage, test } from './stage';

const SENTENCE = 'We did not recieve teh letter before the end of the week, and the station is about fifteen minuets from here.';
const PARAGRAPHS = Array.from({ length: 440 }, (_, i) => `${SENTENCE} ${i}`);
const TYPED = ' and so on it goes for a while, as all of us know ';
const WORDS = TYPED.trim().split(' ').length;

/** Notes what all frames ask the worker to check, from the next connection on. */
async function noteChecks(worker: Worker): Promise<() => Promise<string[]>> {
  await worker.evaluate(`if (!globalThis.checked) {
    globalThis.checked = [];
    chrome.runtime.onConnect.addListener((port) => port.onMessage.addListener(({ name, input }) => {
      if (name === 'check') checked.push(...input.paragraphs);
    }));
  }`);
  return () => worker.evaluate('checked.splice(0)');
}

/** Fills a field with paragraphs and waits until all of them were checked. */
async function fill(field: Locator): Promise<void> {
  await field.evaluate((element, paragraphs) => {
    if (element instanceof HTMLTextAreaElement) element.value = paragraphs.join('\n');
    else {
      element.replaceChildren(...paragraphs.map((text) => Object.assign(document.createElement('p'), { textContent: text })));
    }
  }, PARAGRAPHS);
  await field.focus();
  await field.press('Control+End');
}

/** Types, and gives the median time in ms from a key to the end of its frame. */
async function keyToPaint({ page }: Stage): Promise<number> {
  await page.evaluate(`{
    globalThis.times = [];
    addEventListener('keydown', ({ timeStamp }) => requestAnimationFrame(() => {
      const frame = new MessageChannel();
      frame.port1.onmessage = () => times.push(performance.now() - timeStamp);
      frame.port2.postMessage(null);
    }), true);
  }`);
  await page.keyboard.type(TYPED, { delay: 20 });
  const times = await page.evaluate<number[]>('times');
  expect(times.length).toBeGreaterThan(TYPED.length / 2);
  return percentile(times, 0.5);
}

test.for([
  ['#textarea', -1],
  ['#editor', 0],
] as const)('stays quick in %s with 50,000 characters', { timeout: 120_000 }, async ([selector, caret], { open, browser }) => {
  const worker = await workerOf(browser);
  const takeChecks = await noteChecks(worker);
  await worker.evaluate('chrome.storage.local.set({ settings: { ownModel: false } })');
  const stage = await open('fields.html');
  const field = stage.page.locator(selector);
  await fill(field);
  const checked: string[] = [];
  await expect
    .poll(async () => checked.push(...(await takeChecks())), { message: 'paragraphs checked', timeout: 30_000 })
    .toBe(PARAGRAPHS.length);
  expect(new Set(checked).size, 'none is checked twice').toBe(checked.length);
  expect(checked[0], 'the one of the caret is the first').toBe(PARAGRAPHS.at(caret));

  await expect.poll(async () => (await underlines(field)).length).toBeGreaterThan(8);
  expect((await underlines(field)).length, 'only what can be seen is painted').toBeLessThan(PARAGRAPHS.length / 4);

  const on = await keyToPaint(stage);
  await stage.page.waitForTimeout(300);
  const asked = await takeChecks();
  // One for a word, and another where a key came before the answer.
  expect(asked.length, 'fewer paragraphs than keys').toBeLessThan(TYPED.length);
  expect(asked.length).toBeGreaterThan(WORDS / 2);
  expect(Math.max(...asked.map(({ length }) => length))).toBeLessThan(2 * SENTENCE.length);

  await worker.evaluate('chrome.storage.local.set({ settings: { ownModel: false, spelling: false } })');
  await expect.poll(async () => (await underlines(field)).length).toBe(0);
  const off = await keyToPaint(stage);
  expect(on / off, `a key takes ${on} ms where it is on and ${off} ms where it is off`).toBeLessThan(5);
});
