import { describe, expect } from 'vitest';
import { PHRASE } from './phrases';
import { test, textOf } from './stage';

test('survives a worker that is stopped in the middle of typing', async ({ open, browser }) => {
  const stage = await open('fields.html');
  const field = stage.page.locator('#textarea');
  await stage.type(field, PHRASE);
  await stage.shown();
  const page = await browser.newPage();
  const session = await browser.newCDPSession(page);
  await session.send('ServiceWorker.enable');
  for (const sentence of [`ard. ${PHRASE}`, 'ard. We are looking forw']) {
    await session.send('ServiceWorker.stopAllWorkers');
    await stage.type(field, sentence);
    await stage.shown();
  }
  // Also between the question and the answer.
  await stage.type(field, 'ard. They are looking for');
  await Promise.all([stage.page.keyboard.type('w'), session.send('ServiceWorker.stopAllWorkers')]);
  const { text } = await stage.shown();
  await stage.press('Tab');
  expect(await textOf(field)).toBe(`${PHRASE}ard. ${PHRASE}ard. We are looking forward. They are looking forw${text}`);
  await page.close();
});

describe.each([
  ['#textarea', 'textarea'],
  ['#editor', 'contenteditable'],
])('%s', (selector) => {
  test('takes a megabyte of text', async ({ open }) => {
    const stage = await open('fields.html');
    const field = stage.page.locator(selector);
    const fill = (text: string) =>
      field.evaluate((element, content) => {
        if (element instanceof HTMLTextAreaElement) element.value = content;
        else element.textContent = content;
      }, text);
    // One line of a megabyte: where its end lies takes too long to find, and nothing breaks.
    await fill('word '.repeat(200_000));
    await stage.type(field, PHRASE);
    await stage.page.waitForTimeout(300);
    await stage.press('Escape');
    expect((await textOf(field)).endsWith(PHRASE)).toBe(true);
    if (selector !== '#textarea') return;
    await fill('A line of some words.\n'.repeat(50_000));
    await stage.type(field, PHRASE);
    const { text } = await stage.shown();
    await stage.press('Tab');
    expect((await textOf(field)).endsWith(`words.\n${PHRASE}${text}`)).toBe(true);
  });

  test('takes halves of characters, characters without width, and other scripts', async ({ open }) => {
    const stage = await open('fields.html');
    const field = stage.page.locator(selector);
    for (const start of [
      '\ud83d',
      '\udc00 ',
      'a\u200bb\u200d\ufeff ',
      '😀👩‍👩‍👧 ',
      'שלום ',
      '\u202eabc\u202c ',
      'e\u0301\u0301\u0301 ',
      '\0 ',
      '\u2028 ',
    ]) {
      await field.evaluate((element, content) => {
        if (element instanceof HTMLTextAreaElement) element.value = content;
        else element.textContent = content;
      }, start);
      await stage.type(field, ` ${PHRASE}`);
      const { text } = await stage.shown();
      await stage.press('Tab');
      expect((await textOf(field)).endsWith(` ${PHRASE}${text}`), JSON.stringify(start)).toBe(true);
    }
  });

  test('shows nothing over text after the caret, and helps before the end of a line', async ({ open }) => {
    const stage = await open('fields.html');
    const field = stage.page.locator(selector);
    await stage.type(field, 'and more');
    await stage.press('Home');
    await stage.page.keyboard.type(PHRASE);
    await stage.nothingShown();
    await stage.press('Control+End');
    await stage.press('Enter');
    await stage.page.keyboard.type('the end');
    await stage.press('ArrowUp');
    await stage.press('End');
    await stage.page.keyboard.type(`. ${PHRASE}`);
    await stage.shown();
  });

  test('shows nothing with text selected, or after the caret moved', async ({ open }) => {
    const stage = await open('fields.html');
    const field = stage.page.locator(selector);
    await stage.type(field, PHRASE);
    await stage.shown();
    await stage.press('Shift+ArrowLeft');
    await stage.nothingShown();
    await stage.press('ArrowRight');
    await stage.nothingShown();
    await stage.press('Backspace');
    await stage.page.keyboard.type(PHRASE.slice(-1));
    await stage.shown();
    await stage.press('ArrowLeft');
    await stage.nothingShown();
  });

  test('shows nothing while an input method composes, and helps after it', async ({ open }) => {
    const stage = await open('fields.html');
    const field = stage.page.locator(selector);
    const { session } = stage.inspector;
    await stage.type(field, PHRASE);
    await stage.shown();
    await session.send('Input.imeSetComposition', { text: 'n', selectionStart: 1, selectionEnd: 1 });
    await stage.nothingShown();
    await session.send('Input.imeSetComposition', { text: 'né', selectionStart: 2, selectionEnd: 2 });
    await stage.nothingShown();
    await session.send('Input.insertText', { text: 'né' });
    expect(await textOf(field)).toBe(`${PHRASE}né`);
    await stage.page.keyboard.type(`. ${PHRASE}`);
    await stage.shown();
  });

  test('asks nothing of a field that is replaced while a job runs', async ({ open }) => {
    const stage = await open('fields.html');
    const field = stage.page.locator(selector);
    await field.evaluate((element) => {
      element.addEventListener('input', () => {
        if (!(element instanceof HTMLTextAreaElement ? element.value : element.textContent)?.endsWith('looking forw')) return;
        const other = element.cloneNode(true) as HTMLElement;
        element.replaceWith(other);
        other.focus();
      });
    });
    await stage.type(field, PHRASE);
    await stage.nothingShown();
    await stage.press('Control+a');
    await stage.press('Delete');
    await stage.page.keyboard.type(PHRASE);
    await stage.shown();
    await field.evaluate((element) => element.remove());
    await expect.poll(() => stage.ghost()).toBeNull();
    expect(await stage.inspector.nodes(({ nodeName }) => nodeName === 'INKLING-OVERLAY')).toEqual([]);
  });

  test('hides what was shown when the page empties the field', async ({ open }) => {
    const stage = await open('fields.html');
    const field = stage.page.locator(selector);
    await field.evaluate((element) => {
      element.addEventListener('keydown', (event) => {
        if ((event as KeyboardEvent).key !== 'Enter') return;
        event.preventDefault();
        if (element instanceof HTMLTextAreaElement) element.value = '';
        else element.replaceChildren();
      });
    });
    await stage.type(field, PHRASE);
    await stage.shown();
    await stage.press('Enter');
    await stage.nothingShown();
    await stage.press('Tab');
    expect(await textOf(field)).toBe('');
  });
});

test('does not write more than a field takes', async ({ open }) => {
  const stage = await open('fields.html');
  const field = stage.page.locator('#input');
  await field.evaluate((element) => Object.assign(element, { maxLength: 17 }));
  await stage.type(field, PHRASE);
  await stage.nothingShown();
});

test('goes silent, leaves nothing behind and breaks nothing when the extension is reloaded', async ({ open, browser }) => {
  const stage = await open('fields.html');
  const field = stage.page.locator('#textarea');
  await stage.type(field, PHRASE);
  await stage.shown();
  const worker = browser.serviceWorkers()[0]!;
  await worker.evaluate('chrome.runtime.reload()').catch(() => {}); // It ends with the worker that runs it.
  await stage.page.waitForTimeout(500);
  await stage.type(field, `ard. ${PHRASE}`);
  await stage.nothingShown();
  expect(await stage.inspector.nodes(({ nodeName }) => nodeName === 'INKLING-OVERLAY')).toEqual([]);
  await stage.press('Tab');
  expect(await textOf(field)).toBe(`${PHRASE}ard. ${PHRASE}`);
});
