import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { attribute, Inspector } from '../e2e/inspector';
import { launch, useOwnModel, workerOf } from '../e2e/launch';
import { serveSite } from '../e2e/site-server';
import { MEASURE, type Painted } from './key-times';
import { percentile } from './percentile';

export const LETTER =
  `Dear all, thank you very much for your help and support over the last few weeks. I would like to let you know
that we have decided to move the meeting to the end of the month, because most of us are going to be away until then. Please let me
know if you have any questions, or if there is anything else that I can do for you. It would be great to see all of you at the
station in the morning. I am looking forward to hearing from you as soon as possible. As far as I know, the first part of the work
is done, and the rest of it should not take more than a couple of days. One of the most important things is to make sure that
everybody has a copy of the report before the next meeting. In addition to that, we need to think about what to do with the money
that was left over at the end of the year. On the other hand, there is no reason to be in a hurry. `.replaceAll('\n', ' ');

/** A person who types 10 keys a second leaves 100 ms; a quick one half of it. */
const QUICK_PAUSE_MS = 25;

/** A page in a real Chromium in which a letter is typed. */
export class TypingPage {
  private constructor(
    readonly browser: BrowserContext,
    readonly page: Page,
    readonly inspector: Inspector,
    readonly close: () => Promise<void>,
  ) {}

  /** Needs the built extension. `ownModel`: whether the built-in language model is to help. */
  static async open(ownModel: boolean): Promise<TypingPage> {
    const profile = await mkdtemp(join(tmpdir(), 'inkling-bench-'));
    const browser = await launch(profile);
    if (!ownModel) await useOwnModel(await workerOf(browser), false);
    const site = await serveSite();
    const page = await browser.newPage();
    await page.goto(`${site.address}/fields.html`);
    return new TypingPage(browser, page, await Inspector.of(page), async () => {
      site.close();
      await browser.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    });
  }

  /** The address of a page of the extension. */
  async addressOf(name: string): Promise<string> {
    return `chrome-extension://${new URL((await workerOf(this.browser)).url()).host}/${name}`;
  }

  /** Types until a ghost was shown, which also opens the tables, and measures from then on. */
  async measure(): Promise<void> {
    await this.page.locator('#textarea').focus();
    await this.page.keyboard.type(LETTER.slice(0, 300), { delay: QUICK_PAUSE_MS });
    const [ghost] = await this.inspector.nodes((node) => attribute(node, 'class') === 'ghost');
    if (!ghost) throw new Error('key to paint: no ghost was shown in 300 keys');
    await this.inspector.call(ghost, MEASURE);
  }

  takePainted(): Promise<Painted[]> {
    return this.page.evaluate('takePainted()');
  }

  /** Types the letter, again and again, until there are enough keys with a ghost; tells how it goes, as it takes minutes. */
  async typeUntil(samples: number, tell: (text: string) => void = () => {}, pauseMs = QUICK_PAUSE_MS): Promise<Painted[]> {
    const painted: Painted[] = [];
    for (let round = 0; painted.length < samples; round++) {
      if (round === 20) throw new Error(`key to paint: ${painted.length} ghosts in ${round} letters, expected ${samples}`);
      await this.page.locator('#textarea').fill('');
      await this.page.keyboard.type(LETTER, { delay: pauseMs });
      painted.push(...(await this.takePainted()));
      const [p50, p95] = [0.5, 0.95].map((share) =>
        percentile(
          painted.map(({ last }) => last),
          share,
        ),
      );
      if (painted.length > 0)
        tell(`${painted.length} of ${samples} ghosts, p50 ${p50!.toFixed(1)} ms, p95 ${p95!.toFixed(1)} ms`);
    }
    return painted;
  }
}
