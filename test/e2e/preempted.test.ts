import type { BrowserContext, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { type test as plain, test as withProcessor } from './extension';
import { ModelOptions } from './model-options';
import { openAsk, put, sentencesIn } from './questions';
import { serveSite } from './site-server';
import { Stage } from './stage';
import { Steps } from './steps';
import { modelThreads } from './target';
import { BEGUN, LEARNT_REST, serveTinyWriter, WRITER } from './tiny-writer';

const QUESTION = 'Who was the first keeper?';
/** A completion waits for a pause in typing before it asks for a turn: .7 s at the longest. */
const PAUSE_MS = 1000;
/** What a word takes to be on the screen: so long a step is held, so that the answer is not over before. */
const SHOWING_MS = 100;
/** A card that is a program compiles for a while. */
const PATIENCE_MS = 120_000;
/** Tokens before the end of an answer at which it is met. */
const FROM_END = 40;

const withCard = withProcessor.extend({
  chromium: { switches: ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'] },
});

for (const [device, test] of [
  ['Processor', withProcessor],
  ['Graphics card', withCard],
] as [Device, typeof plain][]) {
  test(`${device}: a key is answered at the next token of an answer that is written, which goes on from there; Stop is one token late at most`, {
    timeout: 400_000,
  }, async ({ browser, id }) => {
    const hub = await serveTinyWriter();
    const site = await serveSite();
    const { stage, panel, answer } = await openWriter(browser, id, hub.address, site.address, device);
    const steps = await Steps.of(await modelThreads(browser));
    const since = async (count: number): Promise<number[]> => (await steps.lengths()).slice(count);

    const text = await answer(QUESTION);
    const undisturbed = await steps.lengths();
    const end = undisturbed.at(-1)!;
    const [firstPiece] = undisturbed;
    expect(text.length, 'sentences of an answer').toBeGreaterThan(1);
    expect(undisturbed.slice(-FROM_END), 'a step for each token').toEqual(
      Array.from({ length: FROM_END }, (_, i) => end - FROM_END + 1 + i),
    );

    // A key in the middle of the same answer: the next step is for what is typed, and at most every second one is not.
    const before = undisturbed.length;
    await steps.hold();
    const turn = await putAgain(panel, QUESTION);
    await passUntil(steps, async () => (await steps.lengths()).at(-1) === end - FROM_END);
    await stage.page.bringToFront();
    await stage.type(stage.page.locator('textarea'), BEGUN);
    const byTables = await stage.shown();
    expect(LEARNT_REST.startsWith(byTables.text) && byTables.text !== LEARNT_REST).toBe(true);
    await stage.page.waitForTimeout(PAUSE_MS);
    const met = (await steps.lengths()).length;
    await passUntil(steps, async () => {
      await stage.page.waitForTimeout(SHOWING_MS);
      return (await stage.ghost())?.text.startsWith(LEARNT_REST) ?? false;
    });
    expect((await steps.lengths()).at(-1), 'the answer is not written to its end').toBeLessThan(end);
    const isTyped = (length: number): boolean => length < firstPiece!;
    const meanwhile = (await since(met)).map(isTyped);
    expect(meanwhile[0]).toBe(true);
    const turns = meanwhile.slice(0, meanwhile.lastIndexOf(true));
    expect(turns.some((typed, i) => !typed && turns[i + 1] === false)).toBe(false);
    await steps.letGo();

    // It goes on from its cache: with the same steps, and no other, and the same words.
    await turn.locator('.answer[aria-busy="false"]').waitFor({ timeout: PATIENCE_MS });
    expect((await since(before)).filter((length) => !isTyped(length))).toEqual(undisturbed);
    expect(await sentencesIn(turn.locator('p.said').filter({ hasText: 'Written by a model' }))).toEqual(text);

    // Stopped while a step runs, there is none after it.
    await steps.hold();
    const stopped = await putAgain(panel, QUESTION);
    await passUntil(steps, async () => (await steps.lengths()).at(-1) === end - FROM_END);
    const atStop = (await steps.lengths()).length;
    await panel.getByRole('button', { name: 'Stop' }).click();
    await stopped.getByText('Stopped.').waitFor();
    await steps.letGo();
    expect(await answer(QUESTION)).toEqual(text);
    expect((await since(atStop)).filter((length) => !isTyped(length))).toEqual(undisturbed);
    expect(stage.errors).toEqual([]);
    await panel.close();
    hub.close();
    site.close();
  });
}

type Device = 'Processor' | 'Graphics card';

/** Fetches the model, has it run on a device and answer, so that it is in memory and has read what is the same in every answer. */
async function openWriter(
  browser: BrowserContext,
  id: string,
  hub: string,
  site: string,
  device: Device,
): Promise<{ stage: Stage; panel: Page; answer(question: string): Promise<string[]> }> {
  const options = await ModelOptions.open(browser, id, hub);
  await options.runOn(device);
  const stage = await Stage.open(browser, `${site}/lighthouse.html`);
  await stage.page.evaluate(() => document.body.prepend(document.createElement('textarea')));
  // The panel begins with a summary: what is in it is read before there is a model that writes one.
  const panel = await openAsk(browser);
  await options.download(WRITER.title);
  const answer = async (question: string): Promise<string[]> => {
    const turn = await putAgain(panel, question);
    await turn.getByText(WRITER.title).waitFor({ timeout: PATIENCE_MS });
    await turn.locator('.answer[aria-busy="false"]').waitFor({ timeout: PATIENCE_MS });
    return sentencesIn(turn.locator('p.said').filter({ hasText: 'Written by a model' }));
  };
  await answer(QUESTION);
  await answer(QUESTION);
  await options.says(WRITER.title, `In memory, runs on the ${device.toLowerCase()}`);
  return { stage, panel, answer };
}

/** Asks a question that may have been asked before; gives where its newest answer is shown. */
async function putAgain(panel: Page, question: string): Promise<Locator> {
  const turns = panel.getByRole('article', { name: question });
  const before = await turns.count();
  await put(panel, question);
  return turns.nth(before);
}

/** Lets steps end one by one, until something is so. */
async function passUntil(steps: Steps, isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await steps.pass();
}
