import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { test as base, expect } from 'vitest';
import { type Rect, WORD_BOXES } from './boxes';
import { attribute, type DomNode, Inspector } from './inspector';
import { launch, useOwnModel, workerOf } from './launch';
import { watchRequests } from './requests';
import { serveSite } from './site-server';

/** How long to wait in ms before it is sure that nothing is shown: many times what an answer takes. */
const SILENCE_MS = 150;

export interface ShownGhost {
  text: string;
  /** One box for the words of each line. */
  rects: Rect[];
  hasChip: boolean;
  color: string;
  opacity: string;
  font: string;
}

const READ_GHOST = `function () {
  const clip = this.closest('.clip');
  if (clip.style.display !== 'block' || this.textContent === '') return null;
  const style = getComputedStyle(this);
  return {
    text: this.textContent,
    rects: (${WORD_BOXES})(this, this.textContent.length),
    hasChip: clip.querySelector('.chip').style.display === 'block',
    color: style.color,
    opacity: style.opacity,
    font: [style.fontFamily, style.fontSize, style.fontWeight, style.letterSpacing, style.wordSpacing, style.direction].join('|'),
  };
}`;

/** The same where it is only likely, and a test that meets a later answer says so. */
const SETTLING_MS = 60;

/** One page, and what Inkling draws on it. */
export class Stage {
  /** What went wrong in the page or in our part of it. Must stay empty. */
  readonly errors: string[] = [];

  private constructor(
    readonly page: Page,
    readonly inspector: Inspector,
  ) {
    page.on('pageerror', (error) => this.errors.push(error.stack ?? String(error)));
    page.on('console', (message) => message.type() === 'error' && this.errors.push(message.text()));
  }

  static async open(browser: BrowserContext, url: string): Promise<Stage> {
    const page = await browser.newPage();
    const stage = new Stage(page, await Inspector.of(page));
    await page.goto(url);
    return stage;
  }

  private isGhost = (node: DomNode): boolean => node.nodeName === 'SPAN' && attribute(node, 'class') === 'ghost';

  /** What is shown now; null for nothing. */
  async ghost(): Promise<ShownGhost | null> {
    for (const node of await this.inspector.nodes(this.isGhost)) {
      const shown = await this.inspector.call<ShownGhost | null>(node, READ_GHOST);
      if (shown) return shown;
    }
    return null;
  }

  /** What is shown once the last answer came, which may go on from the one before. */
  async settled(): Promise<ShownGhost | null> {
    let last: ShownGhost | null;
    let now = await this.ghost();
    do {
      last = now;
      await this.page.waitForTimeout(SETTLING_MS);
      now = await this.ghost();
    } while (now?.text !== last?.text);
    return now;
  }

  /** Waits until something is shown. */
  async shown(): Promise<ShownGhost> {
    await expect.poll(() => this.ghost(), { message: 'a ghost', timeout: 10_000, interval: 20 }).not.toBeNull();
    const settled = await this.settled();
    expect(settled, 'a ghost that stays').not.toBeNull();
    return settled!;
  }

  /** Waits long enough to be sure, and expects that nothing is shown. */
  async nothingShown(): Promise<void> {
    await this.page.waitForTimeout(SILENCE_MS);
    expect(await this.ghost()).toBeNull();
  }

  /** Types into a field at its end. */
  async type(field: Locator, text: string): Promise<void> {
    await field.focus();
    await this.page.keyboard.press('Control+End');
    await this.page.keyboard.type(text);
  }

  press(key: string): Promise<void> {
    return this.page.keyboard.press(key);
  }
}

/** The text of a field of one paragraph. */
export function textOf(field: Locator): Promise<string> {
  return field.evaluate((element) =>
    (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
      ? element.value
      : (element.textContent ?? '')
    ).replaceAll('\u00a0', ' '),
  );
}

/** Whether a field has the focus in its frame or shadow root. */
export function isFocused(field: Locator): Promise<boolean> {
  return field.evaluate((element) => (element.getRootNode() as Document | ShadowRoot).activeElement === element);
}

interface Fixtures {
  profilePrefix: string;
  /** One for all tests of a file. */
  browser: BrowserContext;
  /** The address of the local pages. */
  site: string;
  /** Opens one of them, until the end of the test. */
  open: (page: string) => Promise<Stage>;
}

/** Tests on local pages. The tests of a file share one browser; nothing in it may ask another machine for anything. */
export const test = base.extend<Fixtures>({
  profilePrefix: ['inkling-stage-', { scope: 'file' }],
  browser: [
    async ({ profilePrefix }, use) => {
      const profile = await mkdtemp(join(tmpdir(), profilePrefix));
      const browser = await launch(profile);
      await useOwnModel(await workerOf(browser), false);
      const requests = watchRequests(browser);
      await use(browser);
      await browser.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
      expect(requests.staying, 'requests that were noted').not.toEqual([]);
      expect(requests.leaving, 'requests to other machines').toEqual([]);
    },
    { scope: 'file' },
  ],
  site: [
    async ({ browser }, use) => {
      const { address, close } = await serveSite();
      await use(address);
      for (const page of browser.pages().slice(1)) await page.close();
      close();
    },
    { scope: 'file' },
  ],
  open: async ({ browser, site }, use) => {
    const stages: Stage[] = [];
    await use(async (name) => {
      const stage = await Stage.open(browser, `${site}/${name}`);
      stages.push(stage);
      return stage;
    });
    for (const { page, errors } of stages) {
      await page.close();
      expect(errors, 'errors in the page').toEqual([]);
    }
  },
});
