import type { BrowserContext } from 'playwright-core';
import { expect } from 'vitest';
import { test as plain } from './extension';
import { ModelOptions } from './model-options';
import { ask, openAsk } from './questions';
import { serveSite } from './site-server';
import { Stage } from './stage';
import { Target } from './target';
import { BEGUN, LEARNT_REST, serveTinyWriter, WRITER } from './tiny-writer';

const test = plain.extend({ chromium: { switches: ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'] } });
/** How long a completion may take on a busy machine. */
const COMPLETED_MS = 30_000;

/**
 * A driver that compiles `exp` wrong, which every softmax needs. A thread that has not begun has no graphics card yet; the first thing
 * that it says comes before it asks for one.
 */
const MISCOMPILE = `{
  const { postMessage } = MessagePort.prototype;
  MessagePort.prototype.postMessage = function (...all) {
    MessagePort.prototype.postMessage = postMessage;
    const { createShaderModule } = GPUDevice.prototype;
    GPUDevice.prototype.createShaderModule = function ({ code, ...others }) {
      return createShaderModule.call(this, { ...others, code: code.replaceAll(/\\bexp\\(/g, 'cos(') });
    };
    return postMessage.apply(this, all);
  };
}`;

test('a card that computes something wrong is found out when a model is loaded, which completes on the processor then', {
  timeout: 180_000,
}, async ({ browser, id }) => {
  const hub = await serveTinyWriter();
  const site = await serveSite();
  const options = await ModelOptions.open(browser, id, hub.address);
  await options.runOn('Graphics card');
  const stage = await Stage.open(browser, `${site.address}/lighthouse.html`);
  await stage.page.evaluate(() => document.body.prepend(document.createElement('textarea')));
  const field = stage.page.locator('textarea');
  // The reader that is built in has a thread, and so there is the page that the next one begins in.
  const panel = await openAsk(browser);
  await ask(panel, 'Who was the first keeper?');
  await panel.close();
  await options.download(WRITER.title);
  const asked = hub.asked.length;

  // Who types has the tables meanwhile.
  const { begun } = await nextThread(browser);
  await stage.page.bringToFront();
  await stage.type(field, BEGUN);
  const byTables = await stage.shown();
  expect(LEARNT_REST.startsWith(byTables.text) && byTables.text !== LEARNT_REST).toBe(true);
  const onCard = await begun;
  await options.says(WRITER.title, 'Loading, to run on the graphics card.');
  await onCard.evaluate(MISCOMPILE);
  await onCard.send('Runtime.runIfWaitingForDebugger');
  await onCard.gone;
  await options.says(WRITER.title, 'In memory, runs on the processor · the graphics card computes something else than it should');

  await stage.type(field, LEARNT_REST.slice(0, 1));
  await expect
    .poll(async () => (await stage.ghost())?.text.startsWith(LEARNT_REST.slice(1)), { timeout: COMPLETED_MS })
    .toBe(true);
  expect(hub.asked).toHaveLength(asked);
  expect(stage.errors).toEqual([]);
  hub.close();
  site.close();
});

/** The thread that begins next in the page of the threads, before anything runs in it. It alone waits. */
async function nextThread(browser: BrowserContext): Promise<{ begun: Promise<Target> }> {
  const page = await Target.page(browser, '/models.html');
  const attach = (waitForDebuggerOnStart: boolean): Promise<object> =>
    page.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart, flatten: false });
  const begun = new Promise<Target>((resolve) => {
    page.on('Target.attachedToTarget', ({ sessionId, waitingForDebugger }) => {
      if (waitingForDebugger) void attach(false).then(() => resolve(new Target(page, String(sessionId))));
    });
  });
  await attach(true);
  return { begun };
}
