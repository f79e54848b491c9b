import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { askWorker, markedText } from './asked';
import { test as base } from './extension';

type Pages = Record<string, { body: string; type?: string }>;

const LONG =
  'In a bend the water on the outside has the longer way and runs faster, so it takes soil from the bank, and on the inside it runs slower and lets the soil fall.';
const VTT = `WEBVTT

00:01.000 --> 00:03.000
Rivers that cross a plain

00:03.000 --> 00:05.000
seldom run straight for long.

00:12.000 --> 00:14.000
<c.loud>Most</c> of them swing.
`;

const html = (title: string, body: string, head = ''): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>${title}</title>${head}</head><body>${body}</body></html>`;

const PAGES: Pages = {
  '/shadow': {
    body: html(
      'Shadow',
      `<main><h1>Parts that are put together</h1><p>${LONG}</p><x-card><span slot="name">a name put in a <b>slot</b></span></x-card>
       <iframe src="/inner" width="600" height="300"></iframe></main>
       <script>customElements.define('x-card', class extends HTMLElement { connectedCallback() {
         this.attachShadow({ mode: 'open' }).innerHTML = '<style>.no{display:none}</style><p>In the shadow stands <em>this</em> sentence with <slot name="name"></slot>, and <i class="no">never this</i> no more.</p>'; } })</script>`,
    ),
  },
  '/inner': {
    body: html('Inner', `<p>The frame says <b>its own</b> sentence about bends, which is long enough to be read by itself.</p>`),
  },
  '/foreign': {
    body: html('Foreign', `<h1>Around</h1><p>${LONG}</p><iframe src="OTHER/inner-long" width="700" height="400"></iframe>`),
  },
  '/inner-long': { body: html('Inner', `<p>The <b>foreign</b> frame says this. ${LONG} ${LONG}</p>`) },
  '/empty': { body: html('Empty', '') },
  '/application': {
    body: html(
      'Application',
      `<div id="root"></div><script>
        const put = (text) => { root.innerHTML = '<h1>' + text + '</h1><p>' + text + ' ${LONG}</p>'; };
        setTimeout(() => put('First view.'), 150);
        addEventListener('hashchange', () => put('Second view.'));
      </script>`,
    ),
  },
  '/changing': {
    body: html(
      'Changing',
      `<article id="a">${Array.from({ length: 40 }, (_, i) => `<p>Paragraph ${i} stays. ${LONG}</p>`).join('')}</article>
       <script>setInterval(() => {
         if (a.children.length > 45) a.firstElementChild.remove();
         const p = document.createElement('p'); p.textContent = 'A new one. ${LONG}'; a.prepend(p); }, 5)</script>`,
    ),
  },
  '/video': {
    body: html(
      'A talk on rivers',
      `<h1>A talk</h1><video width="640" height="360"><track kind="captions" srclang="en" src="/talk.vtt"></video>`,
    ),
  },
  '/talk.vtt': { body: VTT, type: 'text/vtt' },
  '/notes.txt': { body: `Notes on bends\n\n${LONG}\n\n- one\n- two\n`, type: 'text/plain' },
  '/form': { body: html('Selection', `<nav>Home <b>Wea</b>ther</nav><p id="p">One <b>two</b> three</p><p>four five</p>`) },
  '/large': {
    body: html(
      'Large',
      `<article><h1>Large</h1>${Array.from({ length: 10000 }, (_, i) => `<p>Paragraph <b>${i}</b> of many. ${LONG} ${'x'.repeat(20)}</p>`).join('')}</article>`,
    ),
  },
};

/** Pages served on this machine, and a page of the extension that asks the worker as the panel does. */
const test = base.extend<{ site: string; panel: Page; open: (path: string) => Promise<{ page: Page; tabId: number }> }>({
  site: async ({ browser: _ }, use) => {
    const other = await listen(
      createServer((_request, response) => {
        response.writeHead(200, { 'content-type': 'text/html' });
        response.end(PAGES['/inner-long']!.body);
      }),
    );
    const site = await listen(
      createServer(({ url = '/' }, response) => {
        const page = PAGES[url];
        response.writeHead(page ? 200 : 404, { 'content-type': page?.type ?? 'text/html' });
        // Another port is another origin.
        response.end(page?.body.replace('OTHER', other.address));
      }),
    );
    await use(site.address);
    site.close();
    other.close();
  },
  panel: async ({ browser, id }, use) => {
    const panel = await browser.newPage();
    await panel.goto(`chrome-extension://${id}/viewer.html`);
    await use(panel);
  },
  open: async ({ browser, panel, site }, use) => {
    await use(async (path) => {
      const page = await browser.newPage();
      await page.goto(path.startsWith('/') ? `${site}${path}` : path);
      return { page, tabId: await tabInFront(panel) };
    });
  },
});

async function listen(server: Server): Promise<{ address: string; close: () => void }> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** The browser does not tell the address of its own pages, so the tab is found as a person finds it. */
async function tabInFront(panel: Page): Promise<number> {
  const ids = await panel.evaluate('chrome.tabs.query({ active: true }).then((tabs) => tabs.map((tab) => tab.id))');
  expect(ids, 'tabs in front').toHaveLength(1);
  return (ids as number[])[0]!;
}

async function readTab(panel: Page, tabId: number, want: 'page' | 'selection' | 'captions' = 'page') {
  const { key } = await askWorker(panel, 'openDocument', { tabId, want });
  const document = (await askWorker(panel, 'readKept', { document: key }))!;
  /** Marks a text as the panel does. */
  const show = async (text: string): Promise<void> => {
    const block = document.blocks.findIndex((one) => one.text.includes(text));
    const start = document.blocks[block]!.text.indexOf(text);
    await askWorker(panel, 'show', { document: key, place: { block, start, end: start + text.length } });
  };
  return { document, texts: document.blocks.map(({ text }) => text), show };
}

/** What is marked in the page, its frames and its shadow trees, and the colour that the first of it is marked in. */
async function paintOf(page: Page): Promise<string> {
  for (const frame of page.frames()) {
    const colour = await frame.evaluate(() => {
      const [range] = CSS.highlights.get('inkling-place') ?? [];
      return (
        range && getComputedStyle((range as Range).startContainer.parentElement!, '::highlight(inkling-place)').backgroundColor
      );
    });
    if (colour) return colour;
  }
  return 'none';
}

test('reads and marks what stands in shadow trees, slots and frames', async ({ open, panel }) => {
  const { page, tabId } = await open('/shadow');
  const { texts, show } = await readTab(panel, tabId);
  const shadow = 'In the shadow stands this sentence with a name put in a slot, and no more.';
  const frame = 'The frame says its own sentence about bends, which is long enough to be read by itself.';
  expect(texts.slice(-3)).toEqual([LONG, shadow, frame]);
  for (const text of ['stands this sentence with a name put in a slot, and', 'its own sentence about']) {
    await show(text);
    expect((await markedText(page)).replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    expect(await paintOf(page)).toBe('rgb(255, 216, 77)');
  }
  await page.mouse.click(5, 5);
  await expect.poll(() => markedText(page)).toBe('');
});

test('reads and marks a large frame of another site', async ({ open, panel }) => {
  const { page, tabId } = await open('/foreign');
  const { texts, show } = await readTab(panel, tabId);
  expect(texts.slice(-2)).toEqual([LONG, `The foreign frame says this. ${LONG} ${LONG}`]);
  await show('The foreign frame says');
  expect(await markedText(page)).toBe('The foreign frame says');
});

test('reads what is selected, wherever it stands, and marks a part of it', async ({ open, panel }) => {
  const { page, tabId } = await open('/form');
  await expect(askWorker(panel, 'openDocument', { tabId, want: 'selection' })).rejects.toThrow('Nothing is selected');
  await page.evaluate(() => {
    const [nav, paragraph] = [document.querySelector('b')!, document.querySelector('#p')!];
    getSelection()!.setBaseAndExtent(nav.firstChild!, 1, paragraph.lastChild!, 3);
  });
  const { document: read, texts, show } = await readTab(panel, tabId, 'selection');
  expect(read.source).toBe('selection');
  expect(texts).toEqual(['eather', 'One two th']);
  await show('two th');
  expect(await markedText(page)).toBe('two th');
});

test('waits for an application that puts its text there, and reads it again when it shows something else', async ({
  open,
  panel,
}) => {
  const { page, tabId } = await open('/application');
  expect((await readTab(panel, tabId)).texts.join(' ')).toContain('First view.');
  await page.evaluate(() => {
    location.hash = 'two';
  });
  await expect.poll(() => page.textContent('h1')).toBe('Second view.');
  const { texts } = await readTab(panel, tabId);
  expect(texts.join(' ')).toContain('Second view.');
  expect(texts.join(' ')).not.toContain('First view.');
});

test('reads a page that never rests as it was at one moment, and finds a sentence that moved', async ({ open, panel }) => {
  const { page, tabId } = await open('/changing');
  const { texts, show } = await readTab(panel, tabId);
  expect(texts.filter((text) => text.startsWith('Paragraph'))).toHaveLength(40);
  const kept = texts.find((text) => text.startsWith('Paragraph 0 '))!;
  // An application that draws itself anew: the same words in other nodes.
  await page.evaluate(() => {
    for (const old of document.querySelectorAll('p')) old.replaceWith(old.cloneNode(true));
  });
  await show(kept.slice(0, 18));
  expect(await markedText(page)).toBe('Paragraph 0 stays.');
});

test('reads the captions of a video with their times, and plays from one', async ({ open, panel }) => {
  const { page, tabId } = await open('/video');
  expect(await askWorker(panel, 'offer', { tabId })).toMatchObject({ hasCaptions: true });
  const { document: read, show } = await readTab(panel, tabId, 'captions');
  expect(read.source).toBe('captions');
  expect(read.blocks.map(({ text, startMs }) => ({ text, startMs }))).toEqual([
    { text: 'Rivers that cross a plain seldom run straight for long.', startMs: 1000 },
    { text: 'Most of them swing.', startMs: 12000 },
  ]);
  expect(await page.evaluate(() => document.querySelector('video')!.textTracks[0]!.mode)).toBe('disabled');
  await show('Most of them');
  expect(await page.evaluate(() => document.querySelector('video')!.currentTime)).toBe(12);
});

test('reads text files', async ({ open, panel }) => {
  const { page, tabId } = await open('/notes.txt');
  const { document: read, texts, show } = await readTab(panel, tabId);
  expect(read.source).toBe('file');
  expect(texts).toEqual(['Notes on bends', LONG, 'one', 'two']);
  await show(LONG.slice(3, 30));
  expect(await markedText(page)).toBe(LONG.slice(3, 30));
});

test('reads two megabytes, to the last paragraph', async ({ open, panel }) => {
  const { page, tabId } = await open('/large');
  expect(await page.evaluate(() => document.documentElement.outerHTML.length)).toBeGreaterThan(2e6);
  const { texts, show } = await readTab(panel, tabId);
  expect(texts.filter((text) => text.startsWith('Paragraph'))).toHaveLength(10000);
  await show('Paragraph 9999 of many.');
  expect(await markedText(page)).toBe('Paragraph 9999 of many.');
});

test.for([
  ['chrome://version/', 'This is a page of the browser itself, which extensions cannot read. Open a web page, then try again.'],
  ['about:blank', 'This is a page of the browser itself'],
  ['/empty', 'There is no text to read on this page.'],
] as const)('says why %s cannot be read and what to do', async ([path, words], { open, panel }) => {
  const { tabId } = await open(path);
  await expect(askWorker(panel, 'openDocument', { tabId, want: 'page' })).rejects.toThrow(words);
});
