import { mkdir } from 'node:fs/promises';
import { afterAll, beforeAll, expect } from 'vitest';
import { lowestContrast } from './contrast';
import { test } from './extension';
import { openForm, openPanel, serveForm } from './panel';
import { clickToolbar } from './toolbar';

let host: string;
let close: () => void;

beforeAll(async () => {
  ({ host, close } = await serveForm());
});
afterAll(() => close());

test('gives everything a role and a name', async ({ browser, id }) => {
  await clickToolbar(browser, id, await openForm(browser, host));
  const panel = await openPanel(browser, id);
  await panel.getByText(host).waitFor();
  const described = await panel.getByRole('main').ariaSnapshot();
  expect(described.replace(host, 'SITE').replace(/Ready, .*/, 'Ready')).toMatchInlineSnapshot(`
    "- main:
      - heading "A form" [level=1]
      - button "Open side panel"
      - text: SITE
      - status: "On"
      - switch "On this site" [checked]
      - alert
      - alert
      - tablist "Inkling":
        - tab "Summary"
        - tab "Ask"
        - tab "Writing" [selected]
      - tabpanel "Writing":
        - text: On everywhere Never in passwords or payments.
        - switch "On everywhere" [checked]
        - text: Snooze A break on all sites.
        - button "Snooze for an hour"
        - region "Keys while a suggestion is shown":
          - heading "Keys while a suggestion is shown" [level=2]
          - term: Tab
          - definition: takes all
          - term: Ctrl →
          - definition: takes a word
          - term: Esc
          - definition: hides
        - region "Spelling":
          - heading "Spelling" [level=2]
          - text: Underline mistakes Click one, or press Alt and the full stop.
          - switch "Underline mistakes" [checked]
          - text: Correct while typing Only what is sure. Backspace takes it back.
          - switch "Correct while typing"
        - region "Learning":
          - heading "Learning" [level=2]
          - text: Learn from what you write Your words come up sooner.
          - switch "Learn from what you write"
          - status: Nothing learnt yet.
          - button "Erase what was learnt" [disabled]
          - alert
        - region "Saved":
          - heading "Saved" [level=2]
          - paragraph: Nothing yet
        - region "Engine":
          - heading "Engine" [level=2]
          - status: Built in · Ready
        - text: Nothing you type leaves this computer.
        - button "Options""
  `);
});

test('is worked with the keyboard alone, and always shows where the focus is', async ({ browser, id }) => {
  await clickToolbar(browser, id, await openForm(browser, host));
  const panel = await openPanel(browser, id);
  await panel.getByText(host).waitFor();
  await panel.getByRole('button', { name: 'Open side panel' }).focus();
  const names: string[] = [];
  for (let i = 0; i < 8; i++) {
    await panel.keyboard.press('Tab');
    const { name, outline } = await panel.evaluate(() => {
      const focused = document.activeElement as HTMLInputElement | HTMLButtonElement;
      const { outlineStyle, outlineWidth } = getComputedStyle(focused);
      return {
        name: focused.ariaLabel ?? focused.labels?.[0]?.firstElementChild?.firstElementChild?.textContent ?? focused.textContent,
        outline: `${outlineStyle} ${outlineWidth}`,
      };
    });
    names.push(name!);
    expect(outline).toBe('solid 2px');
  }
  expect(names).toEqual([
    'On this site',
    'Writing',
    'On everywhere',
    'Snooze for an hour',
    'Underline mistakes',
    'Correct while typing',
    'Learn from what you write',
    'Erase what was learnt',
  ]);
  await panel.getByRole('switch', { name: 'On everywhere' }).focus();
  await panel.keyboard.press('Space');
  await panel.getByText('Off everywhere', { exact: true }).waitFor();
});

test('can be read in light and dark, and holds still for those who want it', async ({ browser, id }) => {
  await mkdir('.output/popup', { recursive: true });
  await clickToolbar(browser, id, await openForm(browser, host));
  const panel = await openPanel(browser, id);
  await panel.setViewportSize({ width: 400, height: 560 });
  await panel.getByText(host).waitFor();
  for (const colorScheme of ['light', 'dark'] as const) {
    await panel.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { ratio, words } = await panel.evaluate(lowestContrast);
    expect(ratio, `contrast of "${words}" in ${colorScheme}`).toBeGreaterThanOrEqual(4.5);
    expect(
      await panel
        .getByRole('switch')
        .first()
        .evaluate((element) => getComputedStyle(element).transitionDuration),
    ).toBe('0s');
    await panel.screenshot({ path: `.output/popup/${colorScheme}.png` });
  }
  await panel.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
  await panel.screenshot({ path: '.output/popup/forced-colors.png' });
});

test('is complete at once, before anything was read', async ({ browser, id }) => {
  const panel = await browser.newPage();
  await panel.addInitScript(
    `chrome.storage.local.get = () => new Promise(() => {}); chrome.tabs.query = () => new Promise(() => {});`,
  );
  await panel.goto(`chrome-extension://${id}/popup.html`);
  await panel.getByRole('tab', { name: 'Writing' }).click();
  expect(await panel.getByRole('switch').count()).toBe(5);
  expect(await panel.getByRole('heading').allTextContents()).toEqual([
    'Inkling',
    'Keys while a suggestion is shown',
    'Spelling',
    'Learning',
    'Saved',
    'Engine',
  ]);
  expect(await panel.locator('.headline').textContent()).toBe('On');
});
