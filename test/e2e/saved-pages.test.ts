import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { ReadDocument } from '@/read/document';
import { HIDDEN_WORD } from '../eval/read/hidden';
import { readPages } from '../eval/read/pages';
import { sharedPath } from '../shared';
import { askWorker, markedText } from './asked';
import { workerOf } from './launch';
import { openApp } from './panel';
import { serveSavedPages } from './saved-pages';
import { test as base } from './stage';

const folder = sharedPath('eval/pages');
if (folder === undefined) console.warn('summaries of saved pages: skipped: no ../shared/eval/pages');

/** Pages of the web as they were saved, served on this machine. */
const test = base
  .extend<{ saved: string }>({
    saved: [
      async ({ browser: _ }, use) => {
        const { address, close } = await serveSavedPages(readPages(folder!));
        await use(address);
        close();
      },
      { scope: 'file' },
    ],
  })
  .skipIf(folder === undefined);

/** Spaces that only the page shows stand in no text node. */
const letters = (text: string): string => text.replace(/\s+/g, '');

/** What the worker read in the page's tab. */
async function readIn(panel: Page, url: string): Promise<ReadDocument> {
  const tabs = (await askWorker(panel, 'tabs', undefined)).filter((tab) => tab.url === url);
  expect(tabs).toHaveLength(1);
  const recalled = await askWorker(panel, 'recall', { tabId: tabs[0]!.tabId });
  return (await askWorker(panel, 'readKept', { document: recalled!.document.key }))!;
}

/** Whether everything that is marked can be seen, and the start of it without scrolling. */
function isMarkSeen(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const ranges = [...(CSS.highlights.get('inkling-place') ?? [])] as Range[];
    const top = ranges[0]?.getBoundingClientRect().top ?? -1;
    const isSeen = ranges.every(({ startContainer }) =>
      startContainer.parentElement!.checkVisibility({ opacityProperty: true, visibilityProperty: true }),
    );
    return isSeen && top >= 0 && top < innerHeight;
  });
}

test.for([
  ['news', 'bbc-1', 'greatest frustration of his presidency'],
  ['an encyclopaedia', 'wikipedia', 'Mozilla is a free-software community'],
  ['a blog', 'medium-1', 'student'],
  ['documentation', 'google-sre-book-1', 'monitoring'],
  ['mathematics, where tags split nearly every sentence', 'wikipedia-3', 'Hermitian matri'],
] as const)(
  'summarises a saved page, %s: each point leads to its sentence, and nothing hidden is read',
  async ([, name, words], { browser, saved }) => {
    const id = new URL((await workerOf(browser)).url()).host;
    const page = await browser.newPage();
    await page.goto(`${saved}/${name}`);
    expect(await page.evaluate(() => document.body.textContent)).toContain(HIDDEN_WORD);
    const panel = await openApp(browser, id, 'sidepanel');
    await panel.getByText(/^All .* words · Built in$/).waitFor();
    const points = panel.getByRole('list').getByRole('link');
    const texts = await points.evaluateAll((links) => links.map((link) => link.firstChild!.textContent!));
    expect(texts.length).toBeGreaterThanOrEqual(5);
    expect(texts.join('\n')).toContain(words);

    const { blocks } = await readIn(panel, page.url());
    expect(blocks.map(({ text }) => text).join('\n')).not.toContain(HIDDEN_WORD);

    for (const [i, text] of texts.entries()) {
      await panel.bringToFront();
      await points.nth(i).click();
      await expect.poll(async () => letters(await markedText(page))).toBe(letters(text));
      expect(await isMarkSeen(page), text).toBe(true);
    }
    await panel.close();
    await page.close();
  },
);
