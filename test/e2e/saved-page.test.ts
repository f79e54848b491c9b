import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'vitest';
import { readPages } from '../eval/read/pages';
import { sharedPath } from '../shared';
import { markedText } from './asked';
import { test as plain } from './extension';
import { ask, openAsk } from './questions';

const folder = sharedPath('eval/pages');
if (folder === undefined) console.warn('asking a saved page: skipped: no ../shared/eval/pages');

/** A page of Wikipedia as it was saved, served on this machine; it may load nothing from where it was. */
const test = plain.extend<{ saved: string }>({
  saved: async ({ browser: _ }, use) => {
    const html = readPages(folder!)
      .find(({ name }) => name === 'wikipedia')!
      .html.replace(/\s(?:src|srcset)="[^"]*"/g, '');
    const server = createServer((_request, response) => {
      const policy = "default-src 'none'; style-src 'unsafe-inline'";
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy });
      response.end(html);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/wiki/Mozilla`);
    server.closeAllConnections();
    server.close();
  },
});

test.skipIf(folder === undefined)(
  'answers from a real page, marks exactly what it quotes, goes on from there, and knows what the page does not say',
  async ({ browser, saved }) => {
    const page = await browser.newPage();
    await page.goto(saved);
    const panel = await openAsk(browser);
    const turn = await ask(panel, 'Who was promoted to CEO in March 2014?');
    expect(await turn.locator('strong').textContent()).toBe('Brendan Eich');
    const quote = await turn.locator('q').textContent();
    await turn.getByRole('button', { name: 'Show passage 1 in the page' }).click();
    await expect.poll(() => markedText(page)).toBe(quote);

    const followed = await ask(panel, 'Why did he step down?');
    // The sentence runs through links, and past a mark of a note that is left out of it.
    const sentence = await followed.locator('q').textContent();
    expect(sentence).toContain('on April 3, 2014 and Mitchell Baker, executive chairwoman of Mozilla Corporation');
    await followed.getByRole('button', { name: 'Show passage 1 in the page' }).click();
    await expect.poll(() => markedText(page)).toBe(sentence);
    const seen = await page.evaluate(() => {
      const [range] = CSS.highlights.get('inkling-place')!;
      const { top, bottom } = (range as Range).getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    });
    expect(seen, 'the marked text can be seen').toBe(true);

    const none = await ask(panel, 'How do penguins keep their eggs warm?');
    await none.getByText('The page does not say.').waitFor();
  },
);
