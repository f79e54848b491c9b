import { mkdir } from 'node:fs/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { lowestContrast } from './contrast';
import { workerOf } from './launch';
import { openApp } from './panel';
import { test } from './stage';

const WIDTHS = [320, 400, 600];
const QUESTIONS = ['Who was the first keeper?', 'What is the capital of Australia?'];

async function openSidePanel(browser: BrowserContext): Promise<Page> {
  return openApp(browser, new URL((await workerOf(browser)).url()).host, 'sidepanel');
}

async function ask(panel: Page, question: string): Promise<void> {
  await panel.getByRole('textbox', { name: 'Question' }).fill(question);
  await panel.keyboard.press('Enter');
  await panel.getByRole('article', { name: question }).last().locator('.answer[aria-busy="false"]').waitFor();
}

/** Looks at what is shown in light and dark at every width: its contrast, and that nothing sticks out. Keeps pictures. */
async function look(panel: Page, name: string): Promise<void> {
  await mkdir('.output/panel', { recursive: true });
  for (const width of WIDTHS) {
    await panel.setViewportSize({ width, height: width === 320 ? 700 : 560 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await panel.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const { ratio, words } = await panel.evaluate(lowestContrast);
      expect(ratio, `contrast of "${words}" in ${name}, ${colorScheme}`).toBeGreaterThanOrEqual(4.5);
      const sticksOut = await panel.evaluate(() =>
        [...document.querySelectorAll('main *')]
          .filter((element) => element.getBoundingClientRect().right > innerWidth + 1 && element.closest('.unseen') === null)
          .map((element) => element.outerHTML.slice(0, 80)),
      );
      expect(sticksOut, `${name} at ${width} px`).toEqual([]);
      await panel.screenshot({ path: `.output/panel/${name}-${colorScheme}-${width}.png` });
    }
  }
  await panel.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
  await panel.screenshot({ path: `.output/panel/${name}-forced.png` });
  await panel.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
}

test('can be read in light and dark at every width, in every state', async ({ open, browser, site }) => {
  const { page } = await open('lighthouse.html');
  const panel = await openSidePanel(browser);
  await panel.getByText(/^All 6 sections/).waitFor();
  await panel.getByRole('link').nth(1).click();
  await panel.bringToFront();
  await look(panel, 'summary');
  await panel.getByLabel('Style').selectOption('Paragraph');
  await panel.locator('.points-paragraph').waitFor();
  await look(panel, 'paragraph');
  await panel.getByLabel('Style').selectOption('Headline');
  await panel.locator('.points-headline').waitFor();
  await look(panel, 'headline');
  await panel.getByLabel('Style').selectOption('Key points');

  await panel.getByRole('tab', { name: 'Ask', exact: true }).click();
  await panel.locator('.suggestion').first().waitFor();
  await look(panel, 'ask');
  for (const question of QUESTIONS) await ask(panel, question);
  await panel
    .getByRole('button', { name: /^Show passage/ })
    .first()
    .focus();
  await look(panel, 'answers');
  await panel.getByRole('button', { name: /^Ask This page/ }).click();
  await panel.getByRole('listbox').waitFor();
  await look(panel, 'sources');
  await panel.keyboard.press('Escape');

  await panel.getByRole('tab', { name: 'History' }).click();
  await panel.locator('.conversation-row').waitFor();
  await look(panel, 'history');
  await panel.getByRole('searchbox').fill('xylophone');
  await panel.getByRole('heading', { name: 'Nothing found' }).waitFor();
  await look(panel, 'nothing-found');
  await panel.getByRole('searchbox').fill('');
  await panel.locator('.conversation-row').click();
  await panel.getByRole('button', { name: 'Back' }).waitFor();
  await panel.getByRole('article').first().waitFor();
  await look(panel, 'opened');
  await panel.getByRole('tab', { name: 'Writing' }).click();
  await panel.getByText('Built in · Ready').waitFor();
  await look(panel, 'writing');

  await panel.getByRole('tab', { name: 'Summary' }).click();
  await panel.mouse.move(-1, -1);
  await page.locator('p', { hasText: 'The first keeper' }).click({ clickCount: 3 });
  await panel.bringToFront();
  await panel.mouse.move(100, 300);
  await panel.getByRole('radio', { name: /^Selection/ }).check();
  await panel.getByText(/^All of it/).waitFor();
  await look(panel, 'selection');
  await panel.getByRole('switch', { name: 'On this site' }).uncheck();
  await panel.getByRole('heading', { name: 'Off on this site' }).waitFor();
  await look(panel, 'off');
  await panel.getByRole('switch', { name: 'On this site' }).check();
  await page.goto(`${site}/empty.html`);
  await panel.getByRole('heading', { name: 'Nothing to read here' }).waitFor();
  await look(panel, 'empty');
  await panel.close();
}, 120_000);

test('gives everything a role and a name', async ({ open, browser, site }) => {
  const { page } = await open('lighthouse.html');
  await page.goto(`${site}/lighthouse.html?roles`);
  const panel = await openSidePanel(browser);
  await panel.getByText(/^All 6 sections/).waitFor();
  await panel.getByLabel('Style').selectOption('Headline');
  await panel.locator('.points-headline').waitFor();
  const described = async (): Promise<string> =>
    (await panel.getByRole('main').ariaSnapshot()).replace(new URL(site).host, 'SITE').replace(/\d+ words/g, 'N words');
  expect((await described()).replace(/link ".*":\n.*url: .*/, 'link "SENTENCE"')).toMatchInlineSnapshot(`
    "- main:
      - heading "The Skarholm lighthouse" [level=1]
      - text: SITE
      - status: "On"
      - text: N words · 6 sections · Built in
      - switch "On this site" [checked]
      - alert
      - alert
      - tablist "Inkling":
        - tab "Summary" [selected]
        - tab "Ask"
        - tab "History"
        - tab "Writing"
      - tabpanel "Summary":
        - combobox "Style":
          - option "Key points"
          - option "Paragraph"
          - option "Headline" [selected]
        - button "Copy"
        - status
        - alert
        - status
        - paragraph:
          - link "SENTENCE"
        - alert
        - status: All 6 sections, N words · Built in"
  `);
  await panel.getByLabel('Style').selectOption('Key points');
  await panel.getByRole('tab', { name: 'Ask', exact: true }).click();
  await ask(panel, 'Who was the first keeper?');
  const answered = (await panel.getByRole('tabpanel').ariaSnapshot()).replace(/Very likely|Likely|Not sure/, 'SURE');
  expect(answered).toMatchInlineSnapshot(`
    "- tabpanel "Ask":
      - article "Who was the first keeper?":
        - heading "Who was the first keeper?" [level=2]
        - paragraph:
          - text: The first keeper was
          - strong: Anders Lund
          - text: ", a former pilot, who moved into the tower with his wife Marta and their four children."
          - button "Show passage 1 in the page": "1"
        - paragraph:
          - text: SURE · Built-in reader · See also
          - button "Show passage 2 in the page": "2"
          - button "Show passage 3 in the page": "3"
          - button "Show passage 4 in the page": "4"
        - alert
      - alert
      - button "Ask This page"
      - textbox "Question":
        - /placeholder: Ask about this page
      - button "Ask" [disabled]"
  `);
  await panel.close();
});

test('is worked with the keyboard alone, and always shows where the focus is', async ({ open, browser, site }) => {
  const { page } = await open('lighthouse.html');
  await page.goto(`${site}/lighthouse.html?keys`);
  const panel = await openSidePanel(browser);
  await panel.getByText(/^All 6 sections/).waitFor();
  const focused = () =>
    panel.evaluate(() => {
      const element = document.activeElement as HTMLElement;
      const { outlineStyle } = getComputedStyle(element);
      const isRinged = outlineStyle === 'solid' || getComputedStyle(element.parentElement!).outlineStyle === 'solid';
      return { name: element.ariaLabel ?? element.textContent, isRinged };
    });
  await panel.getByRole('switch', { name: 'On this site' }).focus();
  const names: (string | null)[] = [];
  for (let i = 0; i < 5; i++) {
    await panel.keyboard.press('Tab');
    const { name, isRinged } = await focused();
    expect(isRinged, `a ring around "${name}"`).toBe(true);
    names.push(name);
  }
  expect(names.slice(0, 4)).toEqual(['Summary', 'Style', 'Length', 'Copy']);
  expect(names[4]).toMatch(/ 1$/);

  await panel.getByRole('tab', { name: 'Summary' }).focus();
  await panel.keyboard.press('ArrowRight');
  expect(await focused()).toEqual({ name: 'Ask', isRinged: true });
  await panel.keyboard.press('ArrowLeft');
  await panel.keyboard.press('ArrowRight');
  for (let i = 0; (await focused()).name !== 'Question' && i < 9; i++) await panel.keyboard.press('Tab');
  await panel.keyboard.type('Who kept the light for twenty-two years?');
  await panel.keyboard.press('Enter');
  await panel.getByRole('button', { name: 'Show passage 1 in the page' }).waitFor();
  for (let i = 0; (await focused()).name !== 'Show passage 1 in the page' && i < 9; i++) await panel.keyboard.press('Shift+Tab');
  expect(await focused()).toEqual({ name: 'Show passage 1 in the page', isRinged: true });
  await panel.getByRole('tooltip').waitFor();
  await panel.close();
});
