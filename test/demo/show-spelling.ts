import type { Locator, Page } from 'playwright-core';
import type { Pictures } from './pictures';

const WRONG = 'We recieved your letter and will meet about fifteen minuets from here.';
const RIGHT = 'We received your letter and will meet about fifteen minutes from here.';
const TIME_LIMIT_MS = 10_000;

/** How many words are underlined in the frame of a field. */
const underlined = (field: Locator): Promise<number> =>
  field.evaluate(() =>
    ['inkling-nonword', 'inkling-realword'].reduce((sum, name) => sum + (CSS.highlights.get(name)?.size ?? 0), 0),
  );

/** Waits until that many words are underlined; throws when they are not in time. */
async function waitForUnderlines(field: Locator, count: number): Promise<void> {
  const endMs = performance.now() + TIME_LIMIT_MS;
  while ((await underlined(field)) !== count) {
    if (performance.now() > endMs) throw new Error(`${await underlined(field)} words are underlined, expected ${count}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Writes a message with two mistakes and corrects them from the keyboard. Returns the picture with the card open. */
export async function showSpelling(page: Page, pictures: Pictures): Promise<Buffer> {
  const field = page.locator('#message');
  await field.fill('');
  await field.click();
  await page.keyboard.type(`${WRONG} `, { delay: 15 });
  await waitForUnderlines(field, 2);
  await pictures.take('mistakes', page);
  await page.keyboard.press('Alt+.');
  await page.waitForTimeout(300); // For the picture: the card opens within 150 ms.
  const card = await pictures.take('card', page);
  await page.keyboard.press('Enter');
  await waitForUnderlines(field, 1);
  await page.keyboard.press('Alt+.');
  await page.keyboard.press('Enter');
  await waitForUnderlines(field, 0);
  const text = (await field.inputValue()).trim();
  if (text !== RIGHT) throw new Error(`meant to correct to "${RIGHT}", but the field has "${text}"`);
  await pictures.take('corrected', page);
  console.log(`\nspelling  “${WRONG}”\n       →  “${text}”`);
  return card;
}
