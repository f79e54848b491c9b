import type { Locator, Page } from 'playwright-core';

/** Every kind of field that is helped, all on `fields.html`. */
export const kinds: [name: string, find: (page: Page) => Locator][] = [
  ['textarea', (page) => page.locator('#textarea')],
  ['input of text', (page) => page.locator('#input')],
  ['search field', (page) => page.locator('#search')],
  ['input without a type', (page) => page.locator('#untyped')],
  ['input controlled by a framework', (page) => page.locator('#controlled')],
  ['contenteditable', (page) => page.locator('#editor')],
  ['contenteditable of plain text', (page) => page.locator('#plain')],
  ['editor that renders after each change', (page) => page.locator('#rendered')],
  ['editor that changes itself at once', (page) => page.locator('#prompt')],
  ['editor that changes itself a moment later', (page) => page.locator('#late')],
  ['textarea in a shadow root', (page) => page.locator('#host textarea')],
  ['contenteditable in a shadow root', (page) => page.locator('#host div')],
  ['input in two shadow roots', (page) => page.locator('#host input')],
  ['textarea in a frame', (page) => page.frameLocator('#frame').locator('textarea')],
  ['contenteditable in a frame', (page) => page.frameLocator('#frame').locator('div')],
  ['textarea in a written frame', (page) => page.frameLocator('#srcdoc').locator('textarea')],
];

/** Those whose own undo is the browser's: the others keep their own documents. */
export const undoing = kinds.filter(([name]) => !/renders|changes itself/.test(name));
