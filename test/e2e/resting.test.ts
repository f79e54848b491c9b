import type { Worker } from 'playwright-core';
import { expect } from 'vitest';
import { workerOf } from './launch';
import { LIKELY, PHRASE, PHRASES } from './phrases';
import { type Stage, test, textOf } from './stage';

const ON = { enabled: true, sitesOff: [] as string[], snoozedUntil: 0, learning: false, ownModel: false };

function choose(worker: Worker, settings: Partial<typeof ON>): Promise<unknown> {
  return worker.evaluate(`chrome.storage.local.set(${JSON.stringify({ settings: { ...ON, ...settings } })})`);
}

async function listeners({ inspector: { session } }: Stage): Promise<number> {
  await session.send('Performance.enable');
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'JSEventListeners')!.value;
}

test('rests where it is off, at once, and works again where it is on', async ({ open, browser, site }) => {
  const worker = await workerOf(browser);
  const stage = await open('fields.html');
  const field = stage.page.locator('#textarea');
  for (const off of [{ enabled: false }, { sitesOff: [new URL(site).host] }, { snoozedUntil: Date.now() + 3_600_000 }]) {
    await choose(worker, {});
    await stage.page.waitForTimeout(100);
    await field.fill('');
    await stage.type(field, PHRASE);
    await stage.shown();
    await choose(worker, off);
    await expect.poll(() => stage.ghost(), { message: JSON.stringify(off) }).toBeNull();
    await field.fill('');
    await stage.type(field, PHRASE);
    await stage.nothingShown();
    await stage.press('Tab');
    expect(await textOf(field)).toBe(PHRASE);
    // In a frame, the site is that of the page.
    await stage.type(stage.page.frameLocator('#frame').locator('textarea'), PHRASE);
    await stage.nothingShown();
  }
  await choose(worker, {});
});

test('has no listeners in a page where it is off, however much is typed there', async ({ open, browser }) => {
  const worker = await workerOf(browser);
  await choose(worker, { enabled: false });
  const stage = await open('keys.html');
  await stage.type(stage.page.locator('textarea'), 'The test’s own tools listen from now on. ');
  const before = await listeners(stage);
  await stage.type(stage.page.locator('textarea'), PHRASE);
  expect(await listeners(stage)).toBe(before);
  await stage.page.locator('textarea').blur();
  await choose(worker, {});
  await stage.page.waitForTimeout(100);
  const idle = await listeners(stage);
  expect(idle - before, 'where it is on and no field has the focus: for the focus, the fields, the dictionary and the menu').toBe(
    4,
  );
  await stage.type(stage.page.locator('textarea'), `ard. ${PHRASE}`);
  await stage.shown();
  expect(await listeners(stage)).toBeGreaterThan(idle);
  await stage.page.locator('textarea').fill(''); // What is underlined stays so.
  await stage.page.locator('textarea').blur();
  expect(await listeners(stage)).toBe(idle);
});

test('ends a snooze by itself', async ({ open, browser }) => {
  const worker = await workerOf(browser);
  await choose(worker, { snoozedUntil: Date.now() + 2500 });
  const stage = await open('fields.html');
  const field = stage.page.locator('#textarea');
  await stage.type(field, PHRASE);
  await stage.nothingShown();
  await stage.page.waitForTimeout(2500);
  await stage.type(field, `ard. ${PHRASE}`);
  await stage.shown();
});

test('names the key beside the first ten ghosts, and never again', async ({ open, browser }) => {
  const worker = await workerOf(browser);
  await worker.evaluate('chrome.storage.local.set({ tabChipShown: 0 })');
  const stage = await open('fields.html');
  const chips: boolean[] = [];
  for (let i = 0; i < 12; i++) {
    await stage.type(stage.page.locator('#textarea'), `\n${PHRASE}`);
    chips.push((await stage.shown()).hasChip);
    await stage.press('Tab');
    await stage.press('Escape');
  }
  expect(chips.indexOf(false), String(chips)).toBeGreaterThan(0);
  expect(chips.lastIndexOf(true)).toBe(chips.indexOf(false) - 1);
  expect(await worker.evaluate('chrome.storage.local.get("tabChipShown")')).toEqual({ tabChipShown: 10 });
});

test('counts what was taken', async ({ open, browser }) => {
  const worker = await workerOf(browser);
  const usage = async () => {
    const { usage: counted } = (await worker.evaluate('chrome.storage.local.get("usage")')) as {
      usage?: { accepted: number; keysSaved: number };
    };
    return counted ?? { accepted: 0, keysSaved: 0 };
  };
  const before = await usage();
  const stage = await open('fields.html');
  await stage.type(stage.page.locator('#textarea'), PHRASE);
  const { text } = await stage.shown();
  await stage.press('Tab');
  await expect.poll(usage).toEqual({ accepted: before.accepted + 1, keysSaved: before.keysSaved + text.length - 1 });
});

/** What the personal model was given, oldest first. */
const LEARNED = `new Promise((resolve, reject) => {
  const opening = indexedDB.open('inkling');
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const database = opening.result;
    if (!database.objectStoreNames.contains('learned')) return resolve([]);
    const all = database.transaction('learned').objectStore('learned').getAll();
    all.onsuccess = () => { database.close(); resolve(all.result.map(({ text }) => text)); };
  };
})`;

test('learns what was typed when a field is left, only where it may', async ({ open, browser }) => {
  const worker = await workerOf(browser);
  const stage = await open('excluded.html');
  const field = stage.page.locator('[data-field="ordinary"]');
  const leave = async (text: string) => {
    await stage.type(field, text);
    await field.blur();
    await stage.page.waitForTimeout(100);
  };
  await leave('Learning is off here. ');
  await choose(worker, { learning: true });
  await stage.page.waitForTimeout(100);
  await leave('We met at the station.');
  await stage.page.locator('[data-field="masked"]').fill('');
  await stage.type(stage.page.locator('[data-field="masked"]'), 'a secret sentence');
  await stage.type(stage.page.locator('[data-field="name of a PIN"]'), 'another secret sentence');
  await leave(' It was late.');
  await expect.poll(() => worker.evaluate(LEARNED)).toEqual(['We met at the station.', 'It was late.']);
  await choose(worker, {});
});

test('shows less to somebody who dismisses much, until one is taken', async ({ open }) => {
  const stage = await open('fields.html');
  const field = stage.page.locator('#textarea');
  const shownFor = async () => {
    let shown = 0;
    for (const phrase of LIKELY) {
      await field.fill(phrase.slice(0, -1));
      await stage.type(field, phrase.slice(-1));
      if (await stage.settled()) shown++;
    }
    return shown;
  };
  const before = await shownFor();
  expect(before).toBeGreaterThan(0);
  for (let i = 0; i < 6; i++) {
    await field.fill(PHRASE.slice(0, -1));
    await stage.type(field, PHRASE.slice(-1));
    if (i < 5) await stage.shown();
    await stage.press('Escape');
  }
  expect(await shownFor()).toBeLessThan(before);
  for (const phrase of PHRASES) {
    await field.fill(phrase.slice(0, -1));
    await stage.type(field, phrase.slice(-1));
    if (!(await stage.settled())) continue;
    await stage.press('Tab');
    break;
  }
  expect(await shownFor()).toBe(before);
});
