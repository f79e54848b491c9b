import { afterAll, beforeAll, expect } from 'vitest';
import { launch, test, workerOf } from './extension';
import { openForm, openPanel, runJob, serveForm, stored } from './panel';
import { clickToolbar } from './toolbar';

let host: string;
let close: () => void;

beforeAll(async () => {
  ({ host, close } = await serveForm());
});
afterAll(() => close());

const headline = (words: string): string => `document.querySelector('.headline')?.textContent === '${words}' || null`;

test('opens over a page from the toolbar, names its site and turns it off', async ({ browser, worker, id }) => {
  const popup = await clickToolbar(browser, id, await openForm(browser, host));
  const control = `[...document.querySelectorAll('label')].find((label) => label.textContent === '${host}On')?.control`;
  await popup.until(`${control} ? (${control}.click(), true) : null`);
  await popup.until(headline('Off on this site'));
  await expect.poll(() => stored(worker, 'settings')).toMatchObject({ sitesOff: [host], enabled: true });
  expect(await popup.until('document.body.offsetWidth')).toBe(400); // A low screen adds the width of a scroll bar to the window.
  expect(await popup.until('innerHeight')).toBeLessThanOrEqual(560);
  expect(await popup.until('innerHeight - document.querySelector("#app").getBoundingClientRect().bottom')).toBe(0);
});

test('says in words that nothing can run on a page of the browser', async ({ browser, id }) => {
  const page = await browser.newPage();
  await page.goto('chrome://version');
  const popup = await clickToolbar(browser, id, page);
  await popup.until(headline('Cannot run on this page'));
  expect(await popup.until('document.body.textContent')).toContain('The browser lets no extension run here');
  expect(await popup.until('[...document.querySelectorAll("input:disabled")].map((input) => input.ariaLabel).join()')).toBe(
    'On this site',
  );
});

test('says that the worker gave no answer, and asks again', async ({ browser, id }) => {
  await openForm(browser, host);
  const panel = await browser.newPage();
  await panel.addInitScript(`{
    const connect = chrome.runtime.connect;
    chrome.runtime.connect = () => {
      chrome.runtime.connect = connect;
      throw new Error('Extension context invalidated.');
    };
  }`);
  await panel.goto(`chrome-extension://${id}/popup.html`);
  await panel.getByRole('alert').filter({ hasText: 'gave no answer: Extension context invalidated.' }).waitFor();
  await panel.getByText('Not working', { exact: true }).waitFor();
  await panel.getByRole('tab', { name: 'Writing' }).click();
  await panel.getByRole('button', { name: 'Try again' }).click();
  await panel.getByRole('status').filter({ hasText: 'Built in · Ready' }).waitFor();
  expect(await panel.getByRole('button', { name: 'Try again' }).count()).toBe(0);
});

test('turns everything off and on again, and one site', async ({ browser, worker, id }) => {
  await clickToolbar(browser, id, await openForm(browser, host));
  const panel = await openPanel(browser, id);
  const [everywhere, site] = ['On everywhere', 'On this site'].map((name) => panel.getByRole('switch', { name }));
  await panel.getByText('On', { exact: true }).waitFor();

  await everywhere!.uncheck();
  await panel.getByText('Off everywhere', { exact: true }).waitFor();
  await expect.poll(() => stored(worker, 'settings')).toMatchObject({ enabled: false, sitesOff: [] });
  await everywhere!.check();
  await site!.uncheck();
  await panel.getByText('Off on this site').waitFor();
  await expect.poll(() => stored(worker, 'settings')).toMatchObject({ enabled: true, sitesOff: [host] });
  await site!.check();
  await expect.poll(() => stored(worker, 'settings')).toMatchObject({ enabled: true, sitesOff: [] });
  await panel.getByText('On', { exact: true }).waitFor();
});

test('keeps every choice over a restart of the browser', async ({ profile }) => {
  let browser = await launch(profile);
  const id = new URL((await workerOf(browser)).url()).host;
  await clickToolbar(browser, id, await openForm(browser, host));
  let panel = await openPanel(browser, id);
  await panel.getByRole('switch', { name: 'On this site' }).uncheck();
  await panel.getByRole('switch', { name: 'Learn from what you write' }).check();
  await expect.poll(async () => stored(await workerOf(browser), 'settings')).toMatchObject({ sitesOff: [host], learning: true });
  await runJob(panel, 'learn', { text: 'Dear Zbigniew, dear all' });
  await runJob(panel, 'accepted', { characters: 9, keys: 1 });
  await browser.close();

  browser = await launch(profile);
  await clickToolbar(browser, id, await openForm(browser, host));
  panel = await openPanel(browser, id);
  await panel.getByText('Off on this site').waitFor();
  expect(await panel.getByRole('switch', { name: 'On this site' }).isChecked()).toBe(false);
  expect(await panel.getByRole('switch', { name: 'Learn from what you write' }).isChecked()).toBe(true);
  await panel.getByText('3 words learnt.').waitFor();
  await panel.getByText('8 keystrokes in 1 suggestion').waitFor();
  await browser.close();
});

test('snoozes for an hour, says until when, and resumes', async ({ browser, worker, id }) => {
  await openForm(browser, host);
  const panel = await openPanel(browser, id);
  const before = Date.now();
  await panel.getByRole('button', { name: 'Snooze for an hour' }).click();
  await panel.getByRole('button', { name: 'Resume now' }).waitFor();
  const { snoozedUntil } = (await stored(worker, 'settings')) as { snoozedUntil: number };
  expect(snoozedUntil - 3_600_000).toBeGreaterThanOrEqual(before);
  expect(snoozedUntil - 3_600_000).toBeLessThanOrEqual(Date.now());
  const time = await panel.evaluate(
    (at) => new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' }).format(at),
    snoozedUntil,
  );
  await panel.getByText(`Snoozed until ${time}`).waitFor();
  await panel.getByText(`Until ${time}, then on again.`).waitFor();
  await panel.getByRole('button', { name: 'Resume now' }).click();
  await panel.getByText('On', { exact: true }).waitFor();
  await expect.poll(() => stored(worker, 'settings')).toMatchObject({ snoozedUntil: 0 });
});

test('shows the end of a snooze by itself', async ({ browser, worker, id }) => {
  await openForm(browser, host);
  const panel = await openPanel(browser, id);
  await worker.evaluate('chrome.storage.local.set({ settings: { snoozedUntil: Date.now() + 1500 } })');
  await panel.getByRole('button', { name: 'Resume now' }).waitFor();
  await panel.getByRole('button', { name: 'Snooze for an hour' }).waitFor();
  await panel.getByText('On', { exact: true }).waitFor();
});

test('counts what several pages report at once, and shows it as it comes', async ({ browser, id }) => {
  const panel = await openPanel(browser, id);
  await panel.getByText('Nothing yet').waitFor();
  const other = await openPanel(browser, id);
  await Promise.all(
    [panel, other].flatMap((page) => Array.from({ length: 20 }, () => runJob(page, 'accepted', { characters: 51, keys: 1 }))),
  );
  await panel.getByText('2,000 keystrokes in 40 suggestions').waitFor();
});

test('erases what was learnt after asking, with the keyboard', async ({ browser, id }) => {
  let panel = await openPanel(browser, id);
  await panel.getByRole('switch', { name: 'Learn from what you write' }).check();
  await runJob(panel, 'learn', { text: 'Dear Zbigniew, dear all' });
  await panel.close();
  panel = await openPanel(browser, id);
  await panel.getByText('3 words learnt.').waitFor();

  const opener = panel.getByRole('button', { name: 'Erase what was learnt' });
  await opener.focus();
  await panel.keyboard.press('Enter');
  await panel.getByText('Erase 3 words for good?').waitFor();
  await panel.keyboard.press('Escape');
  await panel.getByText('3 words learnt.').waitFor();
  expect(await opener.evaluate((button) => button === document.activeElement)).toBe(true);

  await panel.keyboard.press('Enter');
  await panel.keyboard.press('Shift+Tab');
  await panel.keyboard.press('Enter');
  await panel.getByText('Erased. Nothing is left.').waitFor();
  expect(await opener.evaluate((button) => button === document.activeElement)).toBe(true);
  await panel.keyboard.press('Enter');
  expect(await panel.getByRole('button', { name: 'Keep' }).count()).toBe(0);

  panel = await openPanel(browser, id);
  await panel.getByText('Nothing learnt yet.').waitFor();
});
